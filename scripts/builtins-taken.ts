/** Node's own modules, taken in a bundle without the ceremony of an import. */
import { builtinModules } from 'node:module';

import type { Plugin } from 'vite';

const isBuiltin = (name: string): boolean => name.startsWith('node:') || builtinModules.includes(name);
const importLine = /^import (?:(.+) from )?"([^"]+)";$/gm;

/**
 * An `import` asks a module of Node for all it has, and with that loads what nobody wants: streams of files, clients for requests. Here
 * each is taken whole, and only what is named is asked for: a tenth of a start. Live bindings are lost, of which Node's have none.
 */
export const builtinsTaken: Plugin = {
  name: 'round-robin-builtins-taken',
  applyToEnvironment: ({ name }) => name === 'web',
  renderChunk: (code) => ({ code: takeBuiltins(code), map: null }),
};

/** Line for line, so that source maps stay right. */
export const takeBuiltins = (code: string): string =>
  code.replaceAll(importLine, (line, bindings: string | undefined, name: string) => {
    if (!isBuiltin(name)) return line;
    return bindings === undefined
      ? ''
      : `const ${patterns(bindings)
          .map((each) => `${each} = process.getBuiltinModule("${name}")`)
          .join(', ')};`;
  });

/** `fs, { a as b }` of an import as the left sides of declarations: `fs` and `{ a: b }`. */
function patterns(bindings: string): string[] {
  const [, own, all, named] = /^([\w$]+)?(?:, )?(?:\* as ([\w$]+))?(\{.*\})?$/.exec(bindings) ?? [];
  return [own, all, named?.replaceAll(/([\w$]+) as ([\w$]+)/g, '$1: $2')].filter(
    (each) => each !== undefined,
  );
}
