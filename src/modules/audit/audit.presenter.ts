import type { AuditEntity } from './audit.entity.js';
import type { AuditCheck } from './audit-checks.repository.js';
import type { AuditPageDto, AuditRowDto, AuditStateDto } from './dto/audit.dto.js';

/** A page of at most `limit` rows; `rows` may hold one more, which says that there is a next page. */
export function presentPage(rows: readonly AuditEntity[], limit: number): AuditPageDto {
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(presentRow),
    nextCursor: rows.length > limit ? (shown.at(-1)?.sequence ?? null) : null,
  };
}

function presentRow(row: AuditEntity): AuditRowDto {
  return {
    sequence: row.sequence,
    at: row.at.toISOString(),
    actorId: row.actorId,
    action: row.action,
    subject: row.subject,
    subjectId: row.subjectId,
    detail: row.detail,
    hash: Buffer.from(row.hash).toString('hex'),
  };
}

export function presentState(last: AuditCheck | null, checking: boolean): AuditStateDto {
  if (!last) return { last, checking };
  const { checkedAt, checkedBy, intact, rows, head } = last;
  const hex = head && Buffer.from(head).toString('hex');
  return {
    last: { checkedAt: checkedAt.toISOString(), checkedBy, intact, rows: Number(rows), head: hex },
    checking,
  };
}
