import { UUID_PATTERN } from '../../platform/text/index.js';
import { CaseError } from '../cases/index.js';
import type { AgeBand, CaseKind, StatusName, Urgency } from '../vocabulary/index.js';

/** Where a page of the queue ended: the deadline (null: none) and id of its last row. */
export interface WorklistPosition {
  deadline: Date | null;
  id: string;
}

/** A page of the queue. `null` in a filter: any. */
export interface WorklistQuery {
  /** The desks the caller is on, or the one of them that was asked for. */
  deskIds: readonly string[];
  /** The tags of whoever asks: cases that carry one are not in their queue. */
  excluded: readonly Buffer[];
  status: StatusName | null;
  urgency: Urgency | null;
  kind: CaseKind | null;
  ageBand: AgeBand | null;
  language: string | null;
  assignee: { id: string | null } | null;
  /** The closed cases instead of the open ones. */
  closed: boolean;
  after: WorklistPosition | null;
  limit: number;
}

const TIME = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
const SHAPE = new RegExp(`^(${TIME}|none) (${UUID_PATTERN})$`);

/** The position as a text that a client hands back unread. */
export function cursorOf(position: WorklistPosition): string {
  return Buffer.from(`${position.deadline?.toISOString() ?? 'none'} ${position.id}`).toString('base64url');
}

/** Throws CURSOR_INVALID on a text that `cursorOf` did not make. */
export function parseCursor(cursor: string): WorklistPosition {
  const [, deadline, id] = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (deadline === undefined || id === undefined) throw new CaseError('CURSOR_INVALID');
  if (deadline === 'none') return { deadline: null, id };
  const time = new Date(deadline);
  if (Number.isNaN(time.getTime())) throw new CaseError('CURSOR_INVALID');
  return { deadline: time, id };
}
