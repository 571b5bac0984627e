/**
 * The body of a long table: only the rows in sight are in the document, between two empty ones that keep the scroll bar
 * honest. All rows are equally high.
 */
import { type ReactNode, type RefObject, useEffect, useState } from 'react';

export interface VirtualRowsProps<T> {
  rows: readonly T[];
  /** What scrolls. */
  scroller: RefObject<HTMLElement | null>;
  /** In pixels; the style sheet sets the same. */
  rowHeight: number;
  children: (row: T, index: number) => ReactNode;
}

/** Rows above and below the window, so that quick scrolling does not show empty ones. */
const spare = 12;

export function VirtualRows<T>({ rows, scroller, rowHeight, children }: VirtualRowsProps<T>): ReactNode {
  const { top, height } = useWindow(scroller);
  const from = Math.max(0, Math.min(rows.length, Math.floor(top / rowHeight)) - spare);
  const to = Math.min(rows.length, Math.ceil((top + height) / rowHeight) + spare);
  return (
    <tbody>
      <Gap height={from * rowHeight} />
      {rows.slice(from, to).map((row, i) => children(row, from + i))}
      <Gap height={(rows.length - to) * rowHeight} />
    </tbody>
  );
}

function Gap({ height }: { height: number }): ReactNode {
  return height > 0 && <tr aria-hidden="true" className="gap-row" style={{ blockSize: height }} />;
}

/** What of the scroller's content is in sight. */
function useWindow(scroller: RefObject<HTMLElement | null>): { top: number; height: number } {
  const [shown, setShown] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => setShown({ top: element.scrollTop, height: element.clientHeight });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);
  return shown;
}
