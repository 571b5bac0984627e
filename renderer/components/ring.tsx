/** The round robin: names around a circle, so that nobody stands first. It turns calmly, and stands still for who asks for that. */
import type { ReactNode } from 'react';

/** Strokes around the ring, each as long as a name might be, by the angle at which it stands. */
const names = Array.from({ length: 40 }, (_, i) => ({ angle: i * 9, length: 12 + ((i * 7) % 11) }));

export function Ring(): ReactNode {
  return (
    <svg className="ring" viewBox="-60 -60 120 120" aria-hidden="true">
      <g className="ring-names">
        {names.map(({ angle, length }) => (
          <line key={angle} x1="30" x2={30 + length} transform={`rotate(${angle})`} />
        ))}
      </g>
    </svg>
  );
}
