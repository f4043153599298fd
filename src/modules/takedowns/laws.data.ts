import { LEGAL_TIMES, type LegalTime } from '../directory/index.js';
import type { Confidence, TakedownClock, TakedownDuty, TakedownLaw } from '../vocabulary/index.js';

/** A time that whoever gets a notice has for one duty, from the sending on. */
export interface TimeLimit {
  readonly duty: TakedownDuty;
  /** How long, by which clock of the directory, and how sure it is that it binds. */
  readonly time: LegalTime;
  /** The rule, as a notice names it. */
  readonly rule: string;
  /** Where it was read. */
  readonly source: string;
  readonly confidence: Confidence;
  /** Null where it is announced alone: no clock runs. */
  readonly clock: TakedownClock | null;
}

const IN_ACKNOWLEDGE: TimeLimit = {
  duty: 'acknowledge',
  time: LEGAL_TIMES.inAcknowledge,
  rule: 'rule 3(2)(a)(i) of the IT Rules 2021',
  source: 'IT Rules 2021 (itlaw.in); tables of 2026 show no change',
  confidence: 'high',
  clock: 'takedown_in_acknowledge',
};

/** What each law gives time for. None of them promises a fine: what India takes from a platform is its safe harbour. */
export const LAWS: Readonly<Record<TakedownLaw, readonly TimeLimit[]>> = {
  in_3_2_b: [
    IN_ACKNOWLEDGE,
    {
      duty: 'remove',
      time: LEGAL_TIMES.inRemoveIntimate,
      rule: 'rule 3(2)(b) of the IT Rules 2021',
      source: 'G.S.R. 120(E), Gazette of 2026-02-10, in force 2026-02-20',
      confidence: 'high',
      clock: 'takedown_in_2h',
    },
  ],
  in_3_2_a: [
    IN_ACKNOWLEDGE,
    {
      duty: 'remove',
      time: LEGAL_TIMES.inRemoveOther,
      rule: 'the proviso to rule 3(2)(a)(i) of the IT Rules 2021',
      source: 'vivrti.in, table of 2026; 72 hours before',
      confidence: 'medium',
      clock: 'takedown_in_36h',
    },
  ],
  in_sop: [
    {
      duty: 'remove',
      time: LEGAL_TIMES.inProcedure,
      rule: 'the standard operating procedure of MeitY for non-consensual intimate images (October 2025)',
      source: 'SOP filed in W.P. 25017/2025, High Court of Madras; PIB 2025-11-11',
      confidence: 'high',
      clock: 'takedown_sop_24h',
    },
  ],
  us_tida: [
    {
      duty: 'remove',
      time: LEGAL_TIMES.usRemove,
      rule: 'section 3 of the TAKE IT DOWN Act (Public Law 119-12)',
      source: 'Public Law 119-12, section 3; in force 2026-05-19',
      confidence: 'high',
      clock: 'takedown_us_48h',
    },
  ],
  uk_osa: [
    {
      duty: 'remove',
      time: LEGAL_TIMES.ukRemove,
      rule: 'section 10(3A) of the Online Safety Act 2023',
      source: 'gov.uk memoranda, 2026-03-20; commencement not found on 2026-11-30',
      confidence: 'low',
      clock: null,
    },
  ],
  platform_rules: [],
};
