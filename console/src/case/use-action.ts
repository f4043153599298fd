import { useState } from 'react';
import { announce } from '../shared/announcer.js';
import { problemText } from '../shared/problem-text.js';

/** Runs what a button does: busy meanwhile, said aloud when done, the problem kept where it failed. */
export function useAction() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const run = async (work: () => Promise<void>, done: string): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      await work();
      announce(done);
      return true;
    } catch (error) {
      setProblem(problemText(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
}
