/** Loaded first into a web host (`--import`): each answer is told on standard error, whatever the browser makes of it. */
import { subscribe } from 'node:diagnostics_channel';

subscribe('http.server.response.finish', ({ request, response }) => {
  const { host = '-', origin = '-' } = request.headers;
  process.stderr.write(`answer ${response.statusCode} ${request.method} ${request.url} ${host} ${origin}\n`);
});
