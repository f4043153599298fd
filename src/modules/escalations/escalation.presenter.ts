import { presentPerson, type Names } from '../cases/index.js';
import { isToBeVerified, type DirectoryRecord } from '../directory/index.js';
import type { StaffSession } from '../staff/index.js';
import { ESCALATION_MOVES, type EscalationMove } from '../vocabulary/index.js';
import type { EscalationDto, RecipientDto } from './escalation.dto.js';
import { takesEnclosure } from './enclosure.js';
import { hex } from './escalation-record.js';
import { after } from './escalation.policy.js';
import type { ShownEscalation } from './escalations.service.js';
import { canBeSent, fieldsOf, gapsOf } from './package.js';
import { papersOf } from './papers.js';
import { isCurrent } from './recipients.js';

/** These the worker does, and nobody by hand. */
const OF_THE_WORKER: readonly EscalationMove[] = ['leave', 'fail', 'lose_sight'];

const nameIn = (record: DirectoryRecord, locale: string): string =>
  record.names[locale] ?? record.names['en'] ?? record.id;

/** The staff whose names the packages show. */
export function peopleIn(shown: readonly ShownEscalation[]): string[] {
  return [
    ...new Set(
      shown.flatMap(({ package: { authorId }, approvedBy, notes }) => [
        authorId,
        ...(approvedBy === null ? [] : [approvedBy]),
        ...notes.map(({ by }) => by),
      ]),
    ),
  ];
}

export function presentEscalation(
  { row, reached, package: written, approvedBy, notes, covered }: ShownEscalation,
  session: StaffSession,
  names: Names,
): EscalationDto {
  const byHand = reached === null || !canBeSent(reached.record, reached.channel);
  const fields = reached ? fieldsOf(reached.channel) : [];
  const gaps = new Map(gapsOf(fields, written.fields).map(({ key, gap }) => [key, gap]));
  const isAuthor = written.authorId === session.staffId;
  const moves = ESCALATION_MOVES.filter(
    (move) =>
      !OF_THE_WORKER.includes(move) &&
      after(row.state, move) !== null &&
      !(move === 'approve' && isAuthor) &&
      !(move === 'queue' && byHand),
  );
  return {
    id: row.id,
    recipientId: row.recipientId,
    recipient: reached ? nameIn(reached.record, session.locale) : row.recipientId,
    channel: reached?.channel.type ?? row.channelKey,
    address: reached?.channel.address ?? null,
    hint: reached?.channel.note || null,
    irrevocable: reached?.channel.irrevocable ?? false,
    byHand,
    unsure: reached === null || isToBeVerified(reached.record),
    current: reached !== null && isCurrent(reached, written),
    covered,
    state: row.state,
    outcome: row.outcome,
    failure: row.state === 'failed' ? row.failure : null,
    theirCode: row.state === 'failed' ? row.theirCode : null,
    theirId: row.theirId,
    encryptedTo: reached?.channel.pgpKey?.fingerprint ?? null,
    version: row.version,
    fields: fields.map((field) => ({
      ...field,
      choices: [...field.choices],
      value: written.fields[field.key] ?? '',
      gap: gaps.get(field.key) ?? null,
    })),
    encloses: reached !== null && takesEnclosure(reached.record, reached.channel),
    enclosed: (written.enclosed ?? []).flatMap(({ rows }) => rows.map(({ id }) => id)),
    text: written.text,
    digest: hex(row.digest),
    author: presentPerson(written.authorId, names),
    approvedBy: approvedBy === null ? null : presentPerson(approvedBy, names),
    changedAt: row.changedAt.toISOString(),
    sentAt: row.sentAt && row.sentAt.toISOString(),
    notes: notes.map(({ what, by, at, on, reference, text }) => ({
      ...{ what, on, reference, text },
      by: presentPerson(by, names),
      at: at.toISOString(),
    })),
    moves,
    papers: papersOf({ row, reached, approvedBy }),
  };
}

export function presentRecipient(record: DirectoryRecord, locale: string): RecipientDto {
  const { id, country, channels } = record;
  return {
    id,
    name: nameIn(record, locale),
    country,
    channels: channels.map((channel) => ({
      key: channel.key,
      type: channel.type,
      byHand: !canBeSent(record, channel),
      ready: channel.ready,
    })),
  };
}
