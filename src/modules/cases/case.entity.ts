import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CASE_KINDS = ['threatened', 'shared', 'found', 'other'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_STATUSES = ['new', 'in_progress', 'waiting_for_reporter', 'closed'] as const;
export type StatusName = (typeof CASE_STATUSES)[number];

export const CLOSE_REASONS = [
  'resolved',
  'advice_given',
  'referred',
  'no_contact',
  'duplicate',
  'not_for_us',
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

export const AGE_BANDS = ['under_13', '13_15', '16_17', 'adult', 'unsaid'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export const URGENCIES = [1, 2, 3, 4] as const;
export type CaseUrgency = (typeof URGENCIES)[number];

/** Why somebody set another urgency than the rules, or a colleague, had. */
export const URGENCY_REASONS = [
  'new_facts',
  'more_danger',
  'less_danger',
  'time_pressing',
  'misjudged',
] as const;
export type UrgencyReason = (typeof URGENCY_REASONS)[number];

@Entity('cases')
export class CaseEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  reference!: string;

  @Column('text')
  kind!: CaseKind;

  @Column('smallint')
  urgency!: CaseUrgency;

  @Column('text')
  status!: StatusName;

  @Column('text', { name: 'close_reason', nullable: true })
  closeReason!: CloseReason | null;

  @Column('text')
  playbook!: string;

  @Column('text', { name: 'age_band' })
  ageBand!: AgeBand;

  @Column('text', { nullable: true })
  country!: string | null;

  @Column('text')
  language!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  /** Tags (KeptOutTags) of staff whom the reporter asked to keep away from the case: for them it does not exist. */
  @Column('bytea', { name: 'kept_out', array: true })
  keptOut!: Uint8Array[];

  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId!: string | null;

  @Column('bytea')
  card!: Uint8Array;

  @Column('text', { name: 'card_wrap' })
  cardWrap!: 'case' | 'desk';

  @Column('integer', { name: 'card_epoch' })
  cardEpoch!: number;

  @Column('timestamptz', { name: 'next_deadline_at', nullable: true })
  nextDeadlineAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
