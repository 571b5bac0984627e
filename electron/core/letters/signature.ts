/** A drawn signature as a vector path: trimmed to what was drawn, scaled to a box, thin strokes like a pen's. */
import type { Strokes } from '../../contract/signing.ts';
import { type Document, mm } from './document.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Draws strokes into a box, keeping their proportions, standing on its lower edge. @returns width drawn, in points */
export function drawSignature(document: Document, strokes: Strokes, box: Box): number {
  const points = strokes.flat();
  if (points.length === 0) return 0;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  const width = Math.max(1, Math.max(...xs) - left);
  const height = Math.max(1, Math.max(...ys) - top);
  const scale = Math.min(box.width / width, box.height / height);
  const place = ([x, y]: readonly [number, number]): [number, number] => [
    box.x + (x - left) * scale,
    box.y + box.height - (height - (y - top)) * scale,
  ];
  document
    .save()
    .lineWidth(0.35 * mm)
    .lineCap('round')
    .lineJoin('round')
    .strokeColor('black');
  for (const stroke of strokes) drawStroke(document, stroke.map(place));
  document.restore();
  return width * scale;
}

/** Through the middles of neighbouring points, with the points as handles: round without guessing at a curve. */
function drawStroke(document: Document, points: [number, number][]): void {
  const [first, ...rest] = points;
  document.moveTo(...first!);
  if (rest.length === 0) document.lineTo(first![0] + 0.01, first![1]);
  for (const [i, [x, y]] of rest.entries()) {
    const next = rest[i + 1];
    if (next) document.quadraticCurveTo(x, y, (x + next[0]) / 2, (y + next[1]) / 2);
    else document.lineTo(x, y);
  }
  document.stroke();
}
