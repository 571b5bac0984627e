/** The round robin: names around a circle, so that nobody stands first. It turns calmly, and stands still for who asks for that. */
import type { ReactNode } from 'react';

/** Strokes around the ring, each as long as a name might be. */
const names = Array.from({ length: 40 }, (_, i) => 12 + ((i * 7) % 11));

export function Ring(): ReactNode {
  return (
    <svg className="ring" viewBox="-60 -60 120 120" aria-hidden="true">
      <g className="ring-names">
        {names.map((length, i) => (
          <line key={i} x1="30" x2={30 + length} transform={`rotate(${i * (360 / names.length)})`} />
        ))}
      </g>
    </svg>
  );
}
