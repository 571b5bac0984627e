/** QR codes (ISO/IEC 18004) as black rectangles of the page, sharp at any size. */
import { correction, generate } from 'lean-qr';

import type { Box } from './signature.ts';
import type { Paper } from './text/paper.ts';
import { decimal } from './text/pdf-object.ts';
import type { StructureElement } from './text/structure.ts';

/** Light modules around the code that a reader needs (ISO/IEC 18004, 5.3.8). */
const quiet = 4;

/**
 * Draws `text` into a square box, its quiet zone included, so that a quarter of it may be covered or torn. A screen reader
 * says `alt`.
 */
export function drawQr(
  paper: Paper,
  parent: StructureElement,
  text: string,
  { x, y, width }: Pick<Box, 'x' | 'y' | 'width'>,
  alt: string,
): void {
  const code = generate(text, { minCorrectionLevel: correction.Q });
  const module = width / (code.size + 2 * quiet);
  const page = paper.format.height;
  const bounds = [x, page - y - width, x + width, page - y].map((edge) => Math.round(edge));
  const matrix = `${decimal(module)} 0 0 ${decimal(module)} ${decimal(x + quiet * module)} ${decimal(y + quiet * module)} cm`;
  const figure = parent.add('Figure', { alt, box: bounds });
  paper.draw(figure, `${matrix} ${rectangles(code).join(' ')} f`);
}

/** A rectangle for each run of dark modules in a row. */
function rectangles(code: { size: number; get: (x: number, y: number) => boolean }): string[] {
  const runs: string[] = [];
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const from = x;
      while (code.get(x, y)) x++;
      runs.push(`${from} ${y} ${x - from} 1 re`);
    }
  }
  return runs;
}
