/** Pages of a file in a frame that scrolls by itself, also by keyboard. */
import type { ReactNode } from 'react';

import { PdfPages } from '../../../components/pdf-pages.tsx';

export interface PageScrollerProps {
  bytes: Uint8Array;
  label: string;
  name?: string;
  hint?: string;
}

export function PageScroller({ bytes, label, name, hint }: PageScrollerProps): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- nothing in it takes the focus, and the arrow keys have to scroll it
    <section className="preview" aria-label={label} data-part={name} tabIndex={0}>
      {hint !== undefined && <p className="hint">{hint}</p>}
      <PdfPages bytes={bytes} label={label} />
    </section>
  );
}
