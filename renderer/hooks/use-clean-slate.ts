/** Empties the clipboard after a person who copied or cut something; leaves it alone after everybody else. */
import { useEffect } from 'react';

export function useCleanClipboard(): void {
  useEffect(() => {
    let used = false;
    const note = (): void => {
      used = true;
    };
    document.addEventListener('copy', note);
    document.addEventListener('cut', note);
    return () => {
      document.removeEventListener('copy', note);
      document.removeEventListener('cut', note);
      // A browser that refuses this has nothing else to offer.
      if (used) navigator.clipboard.writeText('').catch(() => {});
    };
  }, []);
}
