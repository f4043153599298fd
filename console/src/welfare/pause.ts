import { createStore } from '../shared/store.js';

/** The last pause: of which person and shift, and after how many severe cases. */
interface Pause {
  staffId: string;
  until: string | null;
  severe: number;
}

/** Known to this window alone: when somebody pauses is nobody else's business, and no server is told. */
export const lastPause = createStore<Pause | null>(null);

interface Shift {
  until: string | null;
  severe: number;
  pauseAfter: number;
}

/** Whether somebody who opened so many severe cases in their shift, and paused after some of them, should pause. Pure. */
export function isPauseDue(
  staffId: string,
  { until, severe, pauseAfter }: Shift,
  last: Pause | null,
): boolean {
  const counts = last?.staffId === staffId && last.until === until && last.severe <= severe;
  return severe - (counts ? last.severe : 0) >= pauseAfter;
}
