/** How large and in which colours one person wants to read. It goes back to the start with the person. */
import { useLayoutEffect, useMemo, useState } from 'react';

import type { Contrast, TextSize } from '../display.ts';

export interface Display {
  size: TextSize;
  contrast: Contrast;
  setSize: (size: TextSize) => void;
  setContrast: (contrast: Contrast) => void;
}

/** Keeps `<html data-size data-contrast>` in step; the style sheets do the rest (styles/display.css). */
export function useDisplay(): Display {
  const [size, setSize] = useState<TextSize>(100);
  const [contrast, setContrast] = useState<Contrast>('normal');
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset['size'] = String(size);
    dataset['contrast'] = contrast;
    return () => {
      delete dataset['size'];
      delete dataset['contrast'];
    };
  }, [size, contrast]);
  return useMemo(() => ({ size, contrast, setSize, setContrast }), [size, contrast]);
}
