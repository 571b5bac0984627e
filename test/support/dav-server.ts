/** A small honest WebDAV server (RFC 4918) over a map, for servers that misbehave to be made of. Apache is the real one. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export const davUser = { user: 'hall', secret: 'kran' };
const authorization = `Basic ${Buffer.from('hall:kran').toString('base64')}`;

/** One request to the server. Names of folders end with a slash. */
export async function answerAsDav(
  files: Map<string, Buffer>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const end = (status: number, body = ''): void => void response.writeHead(status).end(body);
  if (request.headers.authorization !== authorization) return end(401);
  const name = decodeURIComponent(new URL(request.url ?? '', 'http://host').pathname);
  const folder = name.endsWith('/') ? name : `${name}/`;
  const present = files.get(name);
  switch (request.method) {
    case 'MKCOL':
      if (files.has(folder)) return end(405);
      files.set(folder, Buffer.alloc(0));
      return end(201);
    case 'PUT':
      files.set(name, Buffer.concat(chunks));
      return end(present ? 204 : 201);
    case 'GET':
      if (!present) return end(404);
      response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(present);
      return;
    case 'DELETE':
      return end(files.delete(name) ? 204 : 404);
    case 'MOVE':
      return end(move(files, name, request));
    case 'PROPFIND':
      if (!files.has(folder)) return end(404);
      response.writeHead(207, { 'Content-Type': 'application/xml' }).end(listing(files, folder));
      return;
    default:
      return end(405);
  }
}

function move(files: Map<string, Buffer>, from: string, { headers }: IncomingMessage): number {
  const to = decodeURIComponent(new URL(String(headers['destination'])).pathname);
  const present = files.get(from);
  if (!present) return 404;
  if (files.has(to) && headers['overwrite'] === 'F') return 412;
  files.set(to, present);
  files.delete(from);
  return 201;
}

/** As a server answers `PROPFIND` with `Depth: 1`. */
export function listing(files: ReadonlyMap<string, Buffer>, folder: string): string {
  const inside = [...files.keys()].filter(
    (name) => name.startsWith(folder) && !/\/./.test(name.slice(folder.length)),
  );
  const items = inside.map((name) => {
    const type = name.endsWith('/') ? '<d:collection/>' : '';
    return `<d:response><d:href>${name}</d:href><d:propstat><d:prop><d:resourcetype>${type}</d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;
  });
  return `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">${items.join('')}</d:multistatus>`;
}
