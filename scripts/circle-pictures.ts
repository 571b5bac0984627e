/**
 * Draws `docs/pictures/circle` anew: round robins of 12, 60, 400 and 2,000 invented people. Part of `npm run screenshots`; needs
 * poppler-utils. Run: node scripts/circle-pictures.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { PNG } from 'pngjs';

import { circlePetition, circleRows } from '../test/support/circle-rows.ts';

/** How many people, on how many sheets side by side, at how many dots per inch. */
const pictures = [
  [12, 1, 84],
  [60, 1, 120],
  [400, 4, 42],
  [2000, 7, 24],
] as const;

/** Cover and text stand before the sheets. */
const firstSheet = 3;
const root = new Uint8Array(32).fill(7);
const folder = path.resolve(import.meta.dirname, '../docs/pictures/circle');

mkdirSync(folder, { recursive: true });
for (const [people, across, dotsPerInch] of pictures) {
  const { pdf } = await circlePetition(circleRows(people), {
    root,
    paragraphs: [
      'We ask you to pay the wages that have been owed since December, and to talk with those who work for you.',
    ],
    organisation: 'Example Dockers’ Union',
  });
  const file = path.join(folder, `${people}.png`);
  writeFileSync(file, sideBySide(pagesOf(pdf, dotsPerInch), across));
  console.log(file);
}

function pagesOf(pdf: Uint8Array, dotsPerInch: number): PNG[] {
  const temporary = mkdtempSync(path.join(tmpdir(), 'round-robin-circle-'));
  try {
    writeFileSync(path.join(temporary, 'a.pdf'), pdf);
    const options = ['-png', '-gray', '-r', `${dotsPerInch}`, '-f', `${firstSheet}`];
    execFileSync('pdftoppm', [...options, 'a.pdf', 'page'], { cwd: temporary });
    const names = readdirSync(temporary).filter((name) => name.endsWith('.png'));
    return names.toSorted().map((name) => PNG.sync.read(readFileSync(path.join(temporary, name))));
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** One picture of all sheets, in sixteen grays. */
function sideBySide(pages: readonly PNG[], across: number): Buffer {
  const { width, height } = pages[0]!;
  const whole = new PNG({ width: width * across, height: height * Math.ceil(pages.length / across) });
  whole.data.fill(255);
  for (const [i, page] of pages.entries())
    PNG.bitblt(page, whole, 0, 0, width, height, (i % across) * width, Math.floor(i / across) * height);
  for (let i = 0; i < whole.data.length; i++) whole.data[i] = Math.round(whole.data[i]! / 17) * 17;
  return PNG.sync.write(whole, { colorType: 0, deflateLevel: 9 });
}
