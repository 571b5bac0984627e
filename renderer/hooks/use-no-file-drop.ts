/**
 * A file that is dropped beside a field for files would be opened in place of the page. People's screens take nothing at all
 * (use-no-way-out.ts); this holds everywhere, the desk included.
 */
import { useEffect } from 'react';

const refuse = (event: DragEvent): void => {
  const { dataTransfer, target } = event;
  if (!dataTransfer?.types.includes('Files')) return;
  if (target instanceof Element && target.closest('[data-takes-files]')) return;
  event.preventDefault();
  dataTransfer.dropEffect = 'none';
};

export function useNoFileDrop(): void {
  useEffect(() => {
    const names = ['dragenter', 'dragover', 'drop'] as const;
    for (const name of names) window.addEventListener(name, refuse);
    return () => {
      for (const name of names) window.removeEventListener(name, refuse);
    };
  }, []);
}
