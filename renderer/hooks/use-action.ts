/** One thing at a time that somebody at the desk set going: what it is, how far it is, what it was refused for. */
import { useCallback, useEffect, useRef, useState } from 'react';

import type { CallOptions } from '../../electron/contract/client.ts';
import type { Steps } from '../../electron/contract/organiser.ts';
import type { Failure, Result } from '../../electron/contract/result.ts';
import { Pace, type Speed } from '../../electron/wording/pace.ts';

interface ActionState {
  /** What runs, or ran last: whoever started it shows progress and refusal. */
  name: string | undefined;
  running: boolean;
  progress: (Steps & Speed) | undefined;
  failure: Failure | undefined;
}

export interface Action extends ActionState {
  /**
   * Runs `work` unless something runs already; `onProgress` and `signal` go on to the call.
   * @returns its value, or undefined when it was refused
   */
  run: <T>(name: string, work: (options: CallOptions<Steps>) => Promise<Result<T>>) => Promise<T | undefined>;
  cancel: () => void;
}

/** @param goesOn whether what runs is left to its end, or to the host's, when its place in the page goes; else it is cancelled */
export function useAction({ goesOn = false } = {}): Action {
  const [state, setState] = useState<ActionState>(atRest(undefined));
  const stop = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      if (!goesOn) stop.current?.abort();
    },
    [goesOn],
  );

  const run = useCallback(
    async <T>(name: string, work: (options: CallOptions<Steps>) => Promise<Result<T>>) => {
      if (stop.current) return undefined;
      const controller = new AbortController();
      stop.current = controller;
      setState({ ...atRest(name), running: true });
      const pace = new Pace();
      const onProgress = (step: Steps): void => {
        const progress = { ...step, ...pace.add(performance.now(), step) };
        setState((before) => ({ ...before, progress }));
      };
      const result = await work({ onProgress, signal: controller.signal });
      stop.current = undefined;
      setState(result.ok ? atRest(name) : { ...atRest(name), failure: result.error });
      return result.ok ? result.value : undefined;
    },
    [],
  );
  return { ...state, run, cancel: useCallback(() => stop.current?.abort(), []) };
}

const atRest = (name: string | undefined): ActionState => ({
  name,
  running: false,
  progress: undefined,
  failure: undefined,
});
