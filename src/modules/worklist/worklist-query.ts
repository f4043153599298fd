import { UUID_PATTERN } from '../../platform/text/index.js';
import { CaseError, type CaseEntity } from '../cases/index.js';
import {
  QUEUE_BANDS,
  type AgeBand,
  type CaseKind,
  type QueueBand,
  type StatusName,
  type Urgency,
} from '../vocabulary/index.js';

/**
 * Where a page of the queue ended: the band, deadline (null: none) and id of its last row. Closed cases have no band. `asOf`: when
 * the first page was asked for, so that what is due within the hour stays the same from page to page.
 */
export interface WorklistPosition {
  band: QueueBand | null;
  asOf: Date;
  deadline: Date | null;
  id: string;
}

/** What is shown of the bands: all; what needs the caller; where the reporter wrote what the caller has not read, or told of danger. */
export type WorklistView = 'all' | 'needs_me' | 'wrote';

/** A page of the queue. `null` in a filter: any. */
export interface WorklistQuery {
  /** The desks the caller is on, or the one of them that was asked for. */
  deskIds: readonly string[];
  /** Who asks: whose cases come before those of others, and what they have read. */
  staffId: string;
  /** The tags of whoever asks: cases that carry one are not in their queue. */
  excluded: readonly Buffer[];
  view: WorklistView;
  status: StatusName | null;
  urgency: Urgency | null;
  kind: CaseKind | null;
  ageBand: AgeBand | null;
  language: string | null;
  assignee: { id: string | null } | null;
  /** Past the deadline, or that and due within the hour. */
  due: 'overdue' | 'hour' | null;
  /** The closed cases instead of the open ones. */
  closed: boolean;
  asOf: Date;
  after: WorklistPosition | null;
  limit: number;
}

const HOUR = 60 * 60_000;

/** Until when a severe case is due that belongs into the first band. */
export function soon({ asOf }: Pick<WorklistQuery, 'asOf'>): Date {
  return new Date(asOf.getTime() + HOUR);
}

/** Severe urgencies: due within the hour, they come first of all. */
export const SEVERE = 2;

/**
 * The band that a case is in for one person; null: it is closed.
 *
 * @param read - up to which entry they have read it
 */
export function bandOf(
  found: Pick<
    CaseEntity,
    'status' | 'urgency' | 'assigneeId' | 'nextDeadlineAt' | 'unanswered' | 'reporterWrote'
  >,
  { staffId, read, asOf }: { staffId: string; read: number; asOf: Date },
): QueueBand | null {
  if (found.status === 'closed') return null;
  const { urgency, nextDeadlineAt: due } = found;
  const waits = found.unanswered === 'danger' || (found.unanswered !== null && found.reporterWrote > read);
  if (waits || (urgency <= SEVERE && due !== null && due <= soon({ asOf }))) return 'now';
  return found.assigneeId === null || found.assigneeId === staffId ? 'mine' : 'others';
}

const TIME = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
const SHAPE = new RegExp(`^(${QUEUE_BANDS.join('|')}|closed) (${TIME}) (${TIME}|none) (${UUID_PATTERN})$`);

/** The position as a text that a client hands back unread. */
export function cursorOf({ band, asOf, deadline, id }: WorklistPosition): string {
  const words = [band ?? 'closed', asOf.toISOString(), deadline?.toISOString() ?? 'none', id];
  return Buffer.from(words.join(' ')).toString('base64url');
}

/** Throws CURSOR_INVALID on a text that `cursorOf` did not make. */
export function parseCursor(cursor: string): WorklistPosition {
  const [, name, asked, due, id] = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (asked === undefined || due === undefined || id === undefined) throw new CaseError('CURSOR_INVALID');
  const band = QUEUE_BANDS.find((known) => known === name) ?? null;
  return { band, asOf: timeOf(asked), deadline: due === 'none' ? null : timeOf(due), id };
}

function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new CaseError('CURSOR_INVALID');
  return time;
}
