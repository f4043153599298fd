import { PLANNED_EACH_TIME } from '../../platform/database/index.js';
import type { QueueBand } from '../vocabulary/index.js';
import { SEVERE, soon, type WorklistQuery } from './worklist-query.js';
import {
  type Bind,
  DEADLINE,
  LAST_ID,
  LATEST,
  OF_DESK,
  rangedRows,
  rowsWhere,
  type Span,
  spansOf,
  START,
} from './worklist-ranges.js';

export interface Statement {
  text: string;
  values: unknown[];
}

const OPEN = `c.status <> 'closed'`;
const BOTH = [true, false];

/**
 * That the reporter wrote something that this person has not read, or told of danger and nobody answered. How far they read is
 * asked for by the key of its row, case by case.
 */
export const concerns = (staff: string): string =>
  `c.unanswered IS NOT NULL AND (c.unanswered = 'danger' OR c.reporter_wrote >
     coalesce((SELECT r.sequence FROM case_reads r WHERE r.case_id = c.id AND r.staff_id = ${staff}), 0))`;

/** The bands that a view shows, in their order. */
export function bandsOf({ view, closed }: WorklistQuery): readonly (QueueBand | null)[] {
  if (closed) return [null];
  if (view === 'wrote') return ['now'];
  return view === 'needs_me' ? ['now', 'mine'] : ['now', 'mine', 'others'];
}

/**
 * The ids of a page of one band (null: of the closed cases), the next deadline first, none last; null where the filters leave
 * nothing of the band. The cost is that of the page,
 * not of the queue, however rare what is asked for; what has to be passed over is what one person has, or has read.
 */
export function pageStatement(query: WorklistQuery, band: QueueBand | null): Statement | null {
  const values: unknown[] = [query.deskIds, query.limit];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const parts = new Parts(query, band, bind).of(band);
  if (parts.length === 0) return null;
  const found = `(${parts.join(' UNION ')}) found`;
  const text = `${PLANNED_EACH_TIME}SELECT found.id FROM ${found} ORDER BY found.deadline, found.id LIMIT $2`;
  return { text, values };
}

/** The parts that the page of a band is merged from. */
class Parts {
  private readonly from: Span['from'];
  private readonly upTo: string;
  private readonly soon: string;
  private readonly seen: readonly string[];
  private meBound: string | null = null;

  constructor(
    private readonly query: WorklistQuery,
    band: QueueBand | null,
    private readonly bind: Bind,
  ) {
    const { after, due, asOf } = query;
    this.soon = soon(query).toISOString();
    this.from =
      after && after.band === band
        ? { deadline: after.deadline?.toISOString() ?? LATEST, id: after.id }
        : START;
    this.upTo =
      due === null ? LATEST : due === 'hour' ? this.soon : new Date(asOf.getTime() - 1).toISOString();
    const excluded = `NOT c.kept_out && ${bind(query.excluded)}::bytea[]`;
    this.seen = query.language === null ? [excluded] : [excluded, `c.language = ${bind(query.language)}`];
  }

  of(band: QueueBand | null): string[] {
    const { view, assignee, urgency } = this.query;
    if (band === null) return [this.closed()];
    if (band === 'now') {
      const severe = view !== 'wrote' && (urgency ?? SEVERE) <= SEVERE;
      return severe ? [this.severe(), this.unread()] : [this.unread()];
    }
    if (assignee === null) return band === 'mine' ? this.mine() : this.others();
    const isMine = assignee.id === null || assignee.id === this.query.staffId;
    if (isMine !== (band === 'mine')) return [];
    return [assignee.id === null ? this.ranged([true]) : this.owned(assignee.id), this.read('true')];
  }

  private get me(): string {
    this.meBound ??= `${this.bind(this.query.staffId)}::uuid`;
    return this.meBound;
  }

  private mine(): string[] {
    const whose = `(c.assignee_id IS NULL OR c.assignee_id = ${this.me})`;
    return [this.ranged([true]), this.owned(this.query.staffId), this.read(whose)];
  }

  private others(): string[] {
    const whose = `c.assignee_id <> ${this.me}`;
    return [this.ranged([false], [whose]), this.read(whose)];
  }

  private closed(): string {
    const { assignee, urgency, kind, ageBand, language } = this.query;
    const span = { from: this.from, upTo: LATEST };
    if (assignee !== null && assignee.id !== null)
      return this.inDesks([`c.status = 'closed'`, ...this.filters(), ...this.seen, ...this.within(span)]);
    if (assignee === null && urgency === null && kind === null && ageBand === null && language === null)
      return this.inDesks([`c.status = 'closed'`, ...this.seen, ...this.within(span)]);
    const spans = spansOf(this.query, () => span);
    const free = assignee === null ? BOTH : [true];
    return this.merged(rangedRows({ query: this.query, free, spans, also: this.seen }, this.bind, '$2'));
  }

  /** Severe ones that are due within the hour, or late. */
  private severe(): string {
    const { assignee } = this.query;
    const upTo = this.upTo < this.soon ? this.upTo : this.soon;
    const span = { from: this.from, upTo };
    if (assignee !== null && assignee.id !== null)
      return this.inDesks([
        OPEN,
        `c.urgency <= ${SEVERE}`,
        ...this.filters(),
        ...this.seen,
        ...this.within(span),
      ]);
    const spans = spansOf(this.query, (urgency) => (urgency <= SEVERE ? span : null));
    const free = assignee === null ? BOTH : [true];
    const also = [OPEN, ...this.seen];
    return this.merged(rangedRows({ query: this.query, free, spans, also }, this.bind, '$2'));
  }

  private unread(): string {
    const span = { from: this.from, upTo: this.upTo };
    return this.inDesks([OPEN, ...this.filters(), ...this.seen, ...this.within(span), concerns(this.me)]);
  }

  /** Ranges without what the first band has: severe ones begin behind the hour. */
  private ranged(free: readonly boolean[], whose: readonly string[] = []): string {
    const spans = spansOf(this.query, (urgency) => {
      // Times of one form, and the infinities about them, are in the order of their letters.
      const within = urgency <= SEVERE && this.from.deadline <= this.soon;
      return { from: within ? { deadline: this.soon, id: LAST_ID } : this.from, upTo: this.upTo };
    });
    const also = [OPEN, 'c.unanswered IS NULL', ...whose, ...this.seen];
    return this.merged(rangedRows({ query: this.query, free, spans, also }, this.bind, '$2'));
  }

  /** Those of one person, who has few. */
  private owned(staffId: string): string {
    const owner = `c.assignee_id = ${this.bind(staffId)}::uuid`;
    return this.inDesks([
      OPEN,
      owner,
      'c.unanswered IS NULL',
      ...this.later(),
      ...this.filters(),
      ...this.seen,
    ]);
  }

  /** Those whose reporter wrote something that this person has read and nobody has answered. */
  private read(whose: string): string {
    const where = [
      `r.staff_id = ${this.me}`,
      'r.sequence >= c.reporter_wrote',
      `c.unanswered = 'wrote'`,
      OPEN,
      'c.desk_id = ANY($1::uuid[])',
      whose,
      ...this.later(),
      ...this.filters(),
      ...this.seen,
    ];
    return `(SELECT c.id, ${DEADLINE} AS deadline FROM case_reads r JOIN cases c ON c.id = r.case_id
       WHERE ${where.join(' AND ')} ORDER BY ${DEADLINE}, c.id LIMIT $2)`;
  }

  /** Behind the cursor, and without what the first band has. */
  private later(): string[] {
    const hour = `${this.bind(this.soon)}::timestamptz`;
    return [
      `(c.urgency > ${SEVERE} OR ${DEADLINE} > ${hour})`,
      ...this.within({ from: this.from, upTo: this.upTo }),
    ];
  }

  private within({ from, upTo }: Span): string[] {
    const bounds: string[] = [];
    if (from !== START)
      bounds.push(
        `(${DEADLINE}, c.id) > (${this.bind(from.deadline)}::timestamptz, ${this.bind(from.id)}::uuid)`,
      );
    if (upTo !== LATEST) bounds.push(`${DEADLINE} <= ${this.bind(upTo)}::timestamptz`);
    return bounds;
  }

  private filters(): string[] {
    const { status, urgency, kind, ageBand, assignee, closed } = this.query;
    const where: string[] = [];
    if (status !== null && !closed) where.push(`c.status = ${this.bind(status)}`);
    if (urgency !== null) where.push(`c.urgency = ${this.bind(urgency)}`);
    if (kind !== null) where.push(`c.kind = ${this.bind(kind)}`);
    if (ageBand !== null) where.push(`c.age_band = ${this.bind(ageBand)}`);
    if (assignee?.id === null) where.push('c.assignee_id IS NULL');
    else if (assignee) where.push(`c.assignee_id = ${this.bind(assignee.id)}`);
    return where;
  }

  private inDesks(where: readonly string[]): string {
    const rows = rowsWhere([OF_DESK, ...where], '$2');
    return this.merged(
      `SELECT part.id, part.deadline FROM unnest($1::uuid[]) AS range (desk) CROSS JOIN LATERAL (${rows}) part`,
    );
  }

  private merged(rows: string): string {
    return `(${rows} ORDER BY part.deadline, part.id LIMIT $2)`;
  }
}
