/**
 * `node test/standin/run.js out/main/index.js` runs the compiled main process with 'electron' resolved to the stand-in.
 * What it cannot show is how Electron itself behaves: see electron.js.
 */
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const main = path.resolve(process.argv[2] ?? 'out/main/index.js');
// Electron's argv has the app's folder in second place as well, then the app's own arguments.
process.argv.splice(1, 2, path.dirname(main));
process.versions.electron ??= 'stand-in';

const url = new URL('./electron.js', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url, format: 'module', shortCircuit: true } : next(specifier, context),
});
const electron = await import('electron');
const { startStandin } = await import('./browser-side.js');

/** Lets a test run a function here, as Playwright does in Electron's main process. */
process.on('message', async ({ id, source, argument }) => {
  const evaluate = (0, eval)(`(${source})`);
  const answer = await Promise.resolve()
    .then(() => evaluate(electron, argument))
    .then(
      (value) => ({ id, value }),
      (error) => ({ id, error: String(error?.stack ?? error) }),
    );
  process.send?.(answer);
});
process.on('disconnect', () => electron.app.exit(1));

// Node exits with 13 when nothing but a top-level await is left. Electron would hang there without a word, since it
// becomes ready only after main has been evaluated; without the channel's hold on the process this shows here too.
process.channel?.unref();
process.on('exit', (code) => {
  if (code === 13)
    process.stderr.write('stand-in: main never finished evaluating (does it await whenReady?)\n');
});
await import(pathToFileURL(main).href);
process.channel?.ref();

await startStandin();
