import { cpSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

import { builtinsTaken } from './scripts/builtins-taken.ts';

const at = (file: string): string => path.resolve(import.meta.dirname, file);

/** Kept out of the bundle: Electron itself, and packages that read files beside their own source. */
const external = ['electron', 'pdfkit', 'harfbuzzjs'];

/** `conf` names these, would read them at every start, and use them if it was given a schema or migrations. */
const unused = Object.fromEntries(
  ['ajv/dist/2020.js', 'ajv-formats', 'semver'].map((name) => [
    name,
    at('electron/hosts/node/unused-by-conf.ts'),
  ]),
);

const side = (
  input: Record<string, string>,
  outDir: string,
  output: object,
  target: string,
): Record<string, unknown> => ({
  consumer: 'server',
  resolve: { noExternal: true, external },
  build: {
    outDir: at(outDir),
    emptyOutDir: true,
    target,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, at(file)])),
      external: [...external, ...builtinModules, /^node:/],
      platform: 'node',
      // What is never run is not read at a start, and text of one byte a character is read faster; lines and names stay, for reports of bugs.
      output: {
        ...output,
        comments: { jsdoc: false },
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: false, asciiOnly: true } },
      },
    },
  },
});

/** The vault reads its migrations from beside its code; in the bundle that is beside the bundle. */
const migrations: Plugin = {
  name: 'round-robin-migrations',
  applyToEnvironment: ({ name }) => name === 'main' || name === 'web',
  writeBundle: ({ dir }) =>
    cpSync(at('electron/core/vault/migrations'), path.join(dir!, 'migrations'), { recursive: true }),
};

/** `assets/locales/LANGUAGE.json?head`: as much of the file as the start screen shows before that language is chosen. */
const heads: Plugin = {
  name: 'round-robin-heads',
  enforce: 'pre',
  load: {
    filter: { id: /\/assets\/locales\/[^/]+\.json\?head$/ },
    handler(id) {
      const { language, direction, attract } = JSON.parse(
        readFileSync(id.replace(/\?head$/, ''), 'utf8'),
      ) as {
        language: string;
        direction: string;
        attract: { start: string };
      };
      const head = JSON.stringify({ language, direction, attract: { start: attract.start } });
      return { code: `export default ${head}`, moduleType: 'js' };
    },
  },
};

export default defineConfig({
  root: at('renderer'),
  base: './',
  resolve: { alias: unused },
  plugins: [react(), migrations, heads, builtinsTaken],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: at('out/renderer'),
        emptyOutDir: true,
        sourcemap: false,
        target: 'chrome150',
        assetsInlineLimit: 0,
        modulePreload: false,
        // PDF.js, which the organisers' preview fetches when it is first looked at
        chunkSizeWarningLimit: 1300,
      },
    },
    main: side(
      { index: 'electron/hosts/desktop/main.ts', holder: 'electron/core/holder/main.ts' },
      'out/main',
      { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      'node24',
    ),
    // the web host runs from its sources as well, as tests do; of seven hundred files most of a start would be reading them
    web: side(
      { index: 'electron/hosts/web/main.ts', holder: 'electron/core/holder/main.ts' },
      'out/web',
      { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      'node24',
    ),
    preload: side(
      { index: 'electron/hosts/desktop/preload.ts' },
      'out/preload',
      { format: 'cjs', entryFileNames: '[name].cjs' },
      'chrome150',
    ),
  },
});
