import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An answer that is owed to a reporter. */
export const ANSWER_KINDS = ['first_answer', 'next_answer'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** `opening`: somebody of the desk is to open the case; it is no deadline of an answer. */
export const CLOCK_KINDS = [...ANSWER_KINDS, 'opening'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

export const CLOCK_STATES = ['running', 'warned', 'breached', 'met', 'cancelled'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

@Entity('clocks')
export class ClockEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('text')
  kind!: ClockKind;

  @Column('text')
  state!: ClockState;

  @Column('timestamptz', { name: 'warn_at' })
  warnAt!: Date;

  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
