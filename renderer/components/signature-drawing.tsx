/** A drawn signature as it will stand under the letters. */
import type { ReactNode } from 'react';

import type { Strokes } from '../../electron/contract/signing.ts';
import { svgPath } from '../signature/svg-path.ts';

/** Room around the drawing, in grid units. */
const margin = 60;

export function SignatureDrawing({ strokes, label }: { strokes: Strokes; label: string }): ReactNode {
  const { viewBox, path } = svgPath(strokes, margin);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <img> would need the strokes in a URL
    <svg className="signature-drawing" viewBox={viewBox} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
