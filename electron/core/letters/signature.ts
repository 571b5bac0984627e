/** A drawn signature as a vector path: trimmed to what was drawn, scaled to a box, thin strokes like a pen's. */
import type { Strokes } from '../../contract/signing.ts';
import { mm } from './document.ts';
import type { Paper } from './text/paper.ts';
import type { Pdf } from './text/pdfkit.ts';
import type { StructureElement } from './text/structure.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Draws strokes into a box, keeping their proportions, standing on its lower edge. A screen reader says `alt`. */
export function drawSignature(
  paper: Paper,
  parent: StructureElement,
  strokes: Strokes,
  box: Box,
  alt: string,
): void {
  const placed = fit(strokes, box);
  if (placed.length === 0) return;
  const { height } = paper.pdf.page;
  const bounds = [box.x, height - box.y - box.height, box.x + box.width, height - box.y];
  paper.draw(parent.add('Figure', { alt, box: bounds }), (pdf) => {
    pdf
      .save()
      .lineWidth(0.35 * mm)
      .lineCap('round')
      .lineJoin('round')
      .strokeColor('black');
    for (const stroke of placed) drawStroke(pdf, stroke);
    pdf.restore();
  });
}

type Point = [x: number, y: number];

/** Trims strokes to what was drawn and scales that. */
function fit(strokes: Strokes, box: Box): Point[][] {
  const points = strokes.flat();
  if (points.length === 0) return [];
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  const width = Math.max(1, Math.max(...xs) - left);
  const height = Math.max(1, Math.max(...ys) - top);
  const scale = Math.min(box.width / width, box.height / height);
  const place = ([x, y]: readonly [number, number]): Point => [
    box.x + (x - left) * scale,
    box.y + box.height - (height - (y - top)) * scale,
  ];
  return strokes.map((stroke) => stroke.map(place));
}

/** Through the middles of neighbouring points, with the points as handles: round without guessing at a curve. */
function drawStroke(pdf: Pdf, points: readonly Point[]): void {
  const [first, ...rest] = points;
  pdf.moveTo(...first!);
  if (rest.length === 0) pdf.lineTo(first![0] + 0.01, first![1]);
  for (const [i, [x, y]] of rest.entries()) {
    const next = rest[i + 1];
    if (next) pdf.quadraticCurveTo(x, y, (x + next[0]) / 2, (y + next[1]) / 2);
    else pdf.lineTo(x, y);
  }
  pdf.stroke();
}
