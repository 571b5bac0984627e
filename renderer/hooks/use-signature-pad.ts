/** A canvas on which a finger, a pen or a mouse draws strokes. What it keeps is geometry only. */
import { type RefObject, useCallback, useEffect, useEffectEvent, useRef } from 'react';
import SignaturePad from 'signature_pad';

import { pointLimit } from '../../electron/contract/limits.ts';
import type { Strokes } from '../../electron/contract/signing.ts';
import { fromStrokes, type Size, toStrokes } from '../signature/strokes.ts';

/** One width whatever the speed, because the letter's line has one width too. */
const pen = { minWidth: 1.6, maxWidth: 1.6, dotSize: 1.8, penColor: '#16130f' };

export interface SignaturePadControls {
  canvas: RefObject<HTMLCanvasElement | null>;
  undoStroke: () => void;
  clear: () => void;
}

/** @param strokes what stands on the canvas when it appears, and after every change of its size */
export function useSignaturePad(
  strokes: Strokes,
  onChange: (strokes: Strokes) => void,
): SignaturePadControls {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(undefined);
  const drawn = useEffectEvent((data: Parameters<typeof toStrokes>[0], size: Size) =>
    onChange(toStrokes(data, size, pointLimit)),
  );
  const restore = useEffectEvent((element: HTMLCanvasElement) => show(pad.current, element, strokes));

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const made = new SignaturePad(element, pen);
    pad.current = made;
    const atEnd = (): void =>
      drawn(
        made.toData().map(({ points }) => points),
        sizeOf(element),
      );
    made.addEventListener('endStroke', atEnd);
    // A lively last stroke counts as a fling, and Chromium would take the next tap for what stops it.
    element.addEventListener('touchstart', noGesture, { passive: false });
    const resized = new ResizeObserver(() => restore(element));
    resized.observe(element);
    return () => {
      resized.disconnect();
      made.removeEventListener('endStroke', atEnd);
      element.removeEventListener('touchstart', noGesture);
      made.off();
      made.clear();
    };
  }, []);

  const replace = useCallback(
    (left: Strokes) => {
      if (canvas.current) show(pad.current, canvas.current, left);
      onChange(left);
    },
    [onChange],
  );
  return {
    canvas,
    undoStroke: () => replace(strokes.slice(0, -1)),
    clear: () => replace([]),
  };
}

const noGesture = (event: Event): void => event.preventDefault();

const sizeOf = (element: HTMLCanvasElement): Size => ({
  width: element.offsetWidth,
  height: element.offsetHeight,
});

/** Sets the canvas to the screen's real pixels and draws `strokes`. */
function show(pad: SignaturePad | undefined, element: HTMLCanvasElement, strokes: Strokes): void {
  const size = sizeOf(element);
  const ratio = Math.max(1, window.devicePixelRatio);
  element.width = Math.round(size.width * ratio);
  element.height = Math.round(size.height * ratio);
  element.getContext('2d')?.scale(ratio, ratio);
  pad?.fromData(
    fromStrokes(strokes, size).map((points) => ({
      ...pen,
      velocityFilterWeight: 0.7,
      compositeOperation: 'source-over',
      points: points.map((point) => ({ ...point, pressure: 0, time: 0 })),
    })),
  );
}
