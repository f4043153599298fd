import type { ClockStanding } from '../vocabulary/index.js';

/** A time that a law, or a procedure of a ministry, gives whoever gets a notice. */
export interface LegalTime {
  /** The id of the clock in every record that names it. */
  readonly id: string;
  readonly hours: number;
  readonly standing: ClockStanding;
}

/** The times that more than one place speaks of: the directory's records take them from here, and so do the notices of takedowns. */
export const LEGAL_TIMES = {
  inRemoveIntimate: { id: 'in-3-2-b', hours: 2, standing: 'law' },
  inAcknowledge: { id: 'in-3-2-a', hours: 24, standing: 'law' },
  inRemoveOther: { id: 'in-3-2-a-36', hours: 36, standing: 'law' },
  inProcedure: { id: 'in-sop-24', hours: 24, standing: 'sop' },
  usRemove: { id: 'us-tida', hours: 48, standing: 'law' },
  ukRemove: { id: 'uk-48h', hours: 48, standing: 'announced' },
} as const satisfies Readonly<Record<string, LegalTime>>;
