/** The pictures on keys that have no letter. */
import type { ReactNode } from 'react';

const paths = {
  shift: 'M12 4 4 12.5h4.5V19h7v-6.5H20Z',
  shiftLocked: 'M12 2 4 10.5h4.5V16h7v-5.5H20ZM8.5 20h7',
  backspace: 'M8.5 5H21v14H8.5L3 12ZM12 9.5l5 5M17 9.5l-5 5',
  newLine: 'M19 5v8H6M10 9l-4 4 4 4',
  next: 'M4 12h14M13 7l5 5-5 5M20.5 6v12',
  close: 'M6 6l12 12M18 6 6 18',
  keyboard:
    'M2.5 6h19v12h-19ZM6 9.5h.1M10 9.5h.1M14 9.5h.1M18 9.5h.1M6 12.5h.1M18 12.5h.1M10 12.5h.1M14 12.5h.1M8 15.5h8',
  language: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18',
} as const;

export type IconName = keyof typeof paths;

export function KeyboardIcon({ name }: { name: IconName }): ReactNode {
  return (
    <svg className="key-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
