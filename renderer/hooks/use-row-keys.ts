/** Keys of a long table whose rows are in the document only while they are in sight (ARIA's pattern of a grid with one focus). */
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';

export interface RowKeysOptions {
  count: number;
  /** In pixels. */
  rowHeight: number;
  /** What scrolls, with a head that stays. */
  scroller: RefObject<HTMLElement | null>;
  onOpen: (at: number) => void;
  onClose: () => void;
}

export interface RowKeys {
  /** The row that Enter opens. */
  at: number;
  goTo: (at: number) => void;
  idOf: (at: number) => string;
  /** For the table. */
  table: {
    tabIndex: 0;
    'aria-activedescendant': string | undefined;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

export function useRowKeys({ count, rowHeight, scroller, onOpen, onClose }: RowKeysOptions): RowKeys {
  const id = useId();
  const [moved, setMoved] = useState(0);
  const at = Math.min(moved, count - 1);
  const inSight = (): number =>
    Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  const goTo = (wanted: number): void => {
    const next = Math.max(0, Math.min(count - 1, wanted));
    setMoved(next);
    showRow(scroller.current, next, rowHeight);
  };
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => goTo(at + 1),
    ArrowUp: () => goTo(at - 1),
    PageDown: () => goTo(at + inSight()),
    PageUp: () => goTo(at - inSight()),
    Home: () => goTo(0),
    End: () => goTo(count - 1),
    Enter: () => at >= 0 && onOpen(at),
    Escape: onClose,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const move = moves[event.key];
    // the heads are buttons, and answer to Enter themselves
    const isInHead = event.target instanceof Element && event.target.closest('thead') !== null;
    if (!move || isInHead || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move();
  };
  const idOf = (row: number): string => `${id}-${row}`;
  return {
    at,
    goTo: setMoved,
    idOf,
    table: { tabIndex: 0, 'aria-activedescendant': at < 0 ? undefined : idOf(at), onKeyDown },
  };
}

/** Scrolls no further than needed; the head covers the first row's height. */
function showRow(scroller: HTMLElement | null, at: number, rowHeight: number): void {
  if (!scroller) return;
  const head = scroller.querySelector('thead')?.clientHeight ?? 0;
  const [top, bottom] = [at * rowHeight, (at + 1) * rowHeight + head];
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight)
    scroller.scrollTop = bottom - scroller.clientHeight;
}
