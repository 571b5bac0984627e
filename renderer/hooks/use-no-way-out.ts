/**
 * No way out of a person's screens, as far as a page can see to it: no shortcut of the browser's, no zoom, no menu, nothing
 * dragged in or out, nothing pasted with the middle button. The organisers' desk is left alone.
 */
import { useEffect } from 'react';

import { leadsOut } from '../../electron/contract/chords.ts';

const prevent = (event: Event): void => event.preventDefault();

const preventChord = (event: KeyboardEvent): void => {
  const { key, code, ctrlKey: ctrl, altKey: alt, metaKey: meta, shiftKey: shift } = event;
  if (leadsOut({ key, code, ctrl, alt, meta, shift })) event.preventDefault();
};

/** Turning the wheel with Ctrl zooms; pinching a touchpad arrives as the same. */
const preventZoom = (event: WheelEvent): void => {
  if (event.ctrlKey) event.preventDefault();
};

/** The middle button pastes what somebody selected, the fourth and fifth go back and forward. */
const preventButton = (event: MouseEvent): void => {
  if (event.button !== 0) event.preventDefault();
};

/** Allowed to be dropped nowhere: left alone, a file would be opened in place of the page. */
const refuseDrag = (event: DragEvent): void => {
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
};

/** By event; `gesture…` are Safari's for pinching. */
const listeners: Readonly<Record<string, (event: never) => void>> = {
  keydown: preventChord,
  wheel: preventZoom,
  gesturestart: prevent,
  gesturechange: prevent,
  contextmenu: prevent,
  mousedown: preventButton,
  mouseup: preventButton,
  auxclick: preventButton,
  dragstart: prevent,
  dragenter: refuseDrag,
  dragover: refuseDrag,
  drop: prevent,
};

/** @param isOn while a person's screens are shown */
export function useNoWayOut(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const options = { capture: true, passive: false };
    for (const [name, listener] of Object.entries(listeners))
      window.addEventListener(name, listener as EventListener, options);
    // touch-action, in the style sheet
    document.documentElement.dataset['wayOut'] = 'none';
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener, options);
      delete document.documentElement.dataset['wayOut'];
    };
  }, [isOn]);
}
