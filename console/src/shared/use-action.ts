import { useRef, useState } from 'react';
import { announce } from './announcer.js';

/** What a button does: one run at a time. */
export interface Action {
  busy: boolean;
  /** Why the last run failed; null: it did not, or none has ended. */
  error: unknown;
  /** How many runs have worked. */
  done: number;
  /** Runs `work` and announces `said`. Resolves whether it worked; false at once while another run lasts. Never rejects. */
  run(work: () => Promise<unknown>, said?: string): Promise<boolean>;
  /** Forgets the error. */
  clear(): void;
}

/** Keeps what is shown of an action: busy while it runs, the problem where it failed. */
export function useAction(): Action {
  const [state, setState] = useState<Pick<Action, 'busy' | 'error' | 'done'>>({
    busy: false,
    error: null,
    done: 0,
  });
  // A second press may come before the first is shown.
  const running = useRef(false);

  const run: Action['run'] = async (work, said) => {
    if (running.current) return false;
    running.current = true;
    setState(({ done }) => ({ busy: true, error: null, done }));
    try {
      await work();
      if (said !== undefined) announce(said);
      setState(({ done }) => ({ busy: false, error: null, done: done + 1 }));
      return true;
    } catch (error) {
      setState(({ done }) => ({ busy: false, error, done }));
      return false;
    } finally {
      running.current = false;
    }
  };
  const clear = (): void => setState((state) => ({ ...state, error: null }));
  return { ...state, run, clear };
}
