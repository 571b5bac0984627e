/** Pages as pictures, compared with stored ones. `UPDATE_PICTURES=1` stores what is drawn now; look at it before it is kept. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Fine enough to see a wrong letter form, coarse enough that forty pages are a megabyte. */
const dotsPerInch = 60;

const stored = path.join(import.meta.dirname, '../fixtures/pages');
/** Where a picture that differs is left, with the difference in red. */
const differing = path.join(import.meta.dirname, '../../test-results/pages');

/** One page of a PDF as a gray picture. */
export function picture(pdftoppm: string, pdf: Uint8Array, page: number, resolution = dotsPerInch): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-page-'));
  try {
    writeFileSync(path.join(folder, 'a.pdf'), pdf);
    const options = ['-png', '-gray', '-r', String(resolution), '-f', String(page), '-l', String(page)];
    execFileSync(pdftoppm, [...options, '-singlefile', 'a.pdf', 'page'], { cwd: folder });
    return readFileSync(path.join(folder, 'page.png'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Share of the page's dots that differ from the stored picture, 0 to 1; 1 when sizes differ or there is none. */
export function differenceFromStored(name: string, drawn: Buffer): number {
  const file = path.join(stored, `${name}.png`);
  if (process.env['UPDATE_PICTURES']) writeFileSync(file, drawn);
  if (!existsSync(file)) return 1;
  return difference(PNG.sync.read(readFileSync(file)), PNG.sync.read(drawn), name);
}

function difference(before: PNG, now: PNG, name: string): number {
  const { width, height } = before;
  if (now.width !== width || now.height !== height) return 1;
  const seen = new PNG({ width, height });
  const dots = pixelmatch(before.data, now.data, seen.data, width, height, { threshold: 0.2 });
  if (dots > 0) {
    mkdirSync(differing, { recursive: true });
    writeFileSync(path.join(differing, `${name}.now.png`), PNG.sync.write(now));
    writeFileSync(path.join(differing, `${name}.difference.png`), PNG.sync.write(seen));
  }
  return dots / (width * height);
}
