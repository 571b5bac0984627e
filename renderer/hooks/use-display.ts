/** How large and in which colours one person wants to read. It goes back to the start with the person. */
import { useLayoutEffect, useMemo, useState } from 'react';

/** Text sizes as shares of the usual one. */
export const textSizes = [100, 125, 150, 200] as const;
export const contrasts = ['normal', 'high', 'dark'] as const;

export type TextSize = (typeof textSizes)[number];
export type Contrast = (typeof contrasts)[number];

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
