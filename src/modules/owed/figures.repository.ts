import { Injectable } from '@nestjs/common';
import { Database, PLANNED_EACH_TIME } from '../../platform/database/index.js';
import type { EscalationOutcome, EscalationState, PlatformName, TakedownLaw } from '../vocabulary/index.js';
import { IN_REACH, type OwedScope } from './owed.repository.js';

/** What was sent from the first moment on and before the second one. */
export interface Sending {
  readonly from: Date;
  readonly before: Date;
}

/** Packages of which the same is known. */
export interface SentPackages {
  recipientId: string;
  /** Where they stand; of those that were closed, where they stood before. */
  state: EscalationState;
  outcome: EscalationOutcome | null;
  /** How many days passed until the recipient was heard of; null: no word came. */
  days: number | null;
  count: number;
}

/** Locations of which the same is known. */
export interface SentNotices {
  platform: PlatformName;
  law: TakedownLaw;
  isGone: boolean;
  /** Null: it is not gone, or no law gave a time. */
  inTime: boolean | null;
  count: number;
}

const SENT = `c.id = o.case_id AND o.sent_at >= $3 AND o.sent_at < $4 AND ${IN_REACH}`;

/** Counts what left the desks and what came of it, closed cases too; the rows belong to other modules. */
@Injectable()
export class FiguresRepository {
  constructor(private readonly database: Database) {}

  /** What came back, or never left, was not sent. */
  packages(scope: FiguresScope, sending: Sending): Promise<SentPackages[]> {
    return this.database.query<SentPackages>(
      `${PLANNED_EACH_TIME}SELECT o.recipient_id AS "recipientId", coalesce(o.closed_from, o.state) AS state, o.outcome,
              o.heard_on - (o.sent_at AT TIME ZONE 'UTC')::date AS days, count(*)::integer AS count
         FROM escalations o, cases c
        WHERE ${SENT} AND o.state IN ('sent', 'acknowledged', 'answered', 'refused', 'no_answer', 'closed')
        GROUP BY 1, 2, 3, 4 ORDER BY 1`,
      valuesOf(scope, sending),
    );
  }

  /** Each location once, by the last notice that was sent of it. */
  notices(scope: FiguresScope, sending: Sending): Promise<SentNotices[]> {
    return this.database.query<SentNotices>(
      `${PLANNED_EACH_TIME}SELECT o.platform, o.law, o.state = 'removed' AS "isGone", o.in_time AS "inTime",
              count(*)::integer AS count
         FROM takedowns o, cases c WHERE ${SENT} GROUP BY 1, 2, 3, 4 ORDER BY 1`,
      valuesOf(scope, sending),
    );
  }
}

type FiguresScope = Pick<OwedScope, 'deskIds' | 'excluded'>;

const valuesOf = ({ deskIds, excluded }: FiguresScope, { from, before }: Sending): unknown[] => [
  deskIds,
  excluded,
  from,
  before,
];
