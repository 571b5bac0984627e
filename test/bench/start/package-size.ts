/** How heavy the program is that is packed, without Electron. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { stage } from '../../../scripts/package/stage.ts';

/** Lays it out in a folder. @returns a row for the whole and for each part */
export function weighPackage(folder: string): string[][] {
  const { app } = stage(folder);
  const parts = ['out/main', 'out/renderer', 'assets', 'node_modules'];
  return [
    ['what is packed, without Electron', megabytes(app)],
    ...parts.map((part) => [`  ${part}`, megabytes(path.join(app, part))]),
  ];
}

function megabytes(folder: string): string {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => statSync(path.join(item.parentPath, item.name)).size);
  return `${(sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(1)} MB`;
}
