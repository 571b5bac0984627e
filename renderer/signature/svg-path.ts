/** Strokes as an SVG path, drawn as `core/letters` draws them: through the middles of neighbouring points. */
import type { Strokes } from '../../electron/contract/signing.ts';

/** `viewBox` and path data, trimmed to what was drawn with `margin` grid units around it. */
export function svgPath(strokes: Strokes, margin: number): { viewBox: string; path: string } {
  const points = strokes.flat();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const left = Math.min(...xs) - margin;
  const top = Math.min(...ys) - margin;
  const width = Math.max(...xs) + margin - left;
  const height = Math.max(...ys) + margin - top;
  return { viewBox: `${left} ${top} ${width} ${height}`, path: strokes.map(strokePath).join(' ') };
}

function strokePath([first, ...rest]: Strokes[number]): string {
  if (!first) return '';
  const [startX, startY] = first;
  // A dot is a line of hardly any length: round caps make it visible.
  if (rest.length === 0) return `M${startX} ${startY}l0.1 0`;
  const curves = rest.map(([x, y], i) => {
    const next = rest[i + 1];
    return next ? `Q${x} ${y} ${(x + next[0]) / 2} ${(y + next[1]) / 2}` : `L${x} ${y}`;
  });
  return `M${startX} ${startY}${curves.join('')}`;
}
