/** A folder that electron-builder takes for an unpacked Electron, where there is none: it runs nothing, but its fuses can be burnt. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { fuses } from './config.ts';

/** Before Electron's fuses stand this mark, the version of the wire and the number of fuses. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Every fuse stands the wrong way round, so that one that is not burnt shows. */
export function makeDummyElectron(folder: string): string {
  const wrong = Object.values(fuses).map((on) => (on ? '0' : '1'));
  const wire = [Buffer.from(sentinel), Buffer.from([1, wrong.length]), Buffer.from(wrong.join(''))];
  mkdirSync(path.join(folder, 'locales'), { recursive: true });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak'])
    writeFileSync(path.join(folder, name), name);
  writeFileSync(path.join(folder, 'electron'), Buffer.concat(wire), { mode: 0o755 });
  return folder;
}
