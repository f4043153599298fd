import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CASE_EVENT_KINDS = [
  'received',
  'message_received',
  'message_sent',
  'note_added',
  'assigned',
  'unassigned',
  'status_set',
  'reopened',
  'urgency_set',
  'answer_promised',
  'clock_warned',
  'clock_breached',
  'not_opened',
] as const;
export type CaseEventKind = (typeof CASE_EVENT_KINDS)[number];

/** Ids and enumerations only. */
export type CaseEventDetail = Record<string, string | number>;

@Entity('case_events')
export class CaseEventEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  /** Times are kept to the minute: this keeps what happened within one in order. */
  @Column({ type: 'bigint', insert: false, update: false })
  sequence!: string;

  @Column('text')
  kind!: CaseEventKind;

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('jsonb')
  detail!: CaseEventDetail;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
