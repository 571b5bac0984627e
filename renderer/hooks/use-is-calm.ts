/** Whether the browser has come to rest since this was first asked, at the latest after a second. For what can wait. */
import { useEffect, useState } from 'react';

export function useIsCalm(): boolean {
  const [isCalm, setIsCalm] = useState(false);
  useEffect(() => {
    const waiting = requestIdleCallback(() => setIsCalm(true), { timeout: 1000 });
    return () => cancelIdleCallback(waiting);
  }, []);
  return isCalm;
}
