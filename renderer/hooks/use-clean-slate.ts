/** What a person leaves behind beside their answers: text on the clipboard, which is emptied if they used it, and a selection. */
import { useEffect } from 'react';

export function useCleanSlate(): void {
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
      getSelection()?.removeAllRanges();
      // A browser that refuses this has nothing else to offer.
      if (used) navigator.clipboard.writeText('').catch(() => {});
    };
  }, []);
}
