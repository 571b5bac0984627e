/** The round robin: names around a circle, so that nobody stands first. It turns calmly, and stands still for who asks for that. */
import type { ReactNode } from 'react';

/** Strokes around the ring, each as long as a name might be, by the angle at which it stands. */
const names = Array.from({ length: 40 }, (_, i) => ({ angle: i * 9, length: 12 + ((i * 7) % 11) }));

/** As long as a name that is not there yet. */
const missing = 2;

/** @param share from 0 to 1, of the names that are there; without it, all of them, turning */
export function Ring({ share }: { share?: number }): ReactNode {
  const there = Math.floor((share ?? 1) * names.length);
  return (
    <svg className={share === undefined ? 'ring' : 'ring-share'} viewBox="-60 -60 120 120" aria-hidden="true">
      <g className={share === undefined ? 'ring-names' : undefined}>
        {names.map(({ angle, length }, i) => (
          <line
            key={angle}
            x1="30"
            x2={30 + (i < there ? length : missing)}
            data-there={i < there}
            transform={`rotate(${share === undefined ? angle : angle - 90})`}
          />
        ))}
      </g>
    </svg>
  );
}
