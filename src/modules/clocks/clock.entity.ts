import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An answer that is owed to a reporter. `promise`: somebody of the desk told them by when it comes. */
export const ANSWER_KINDS = ['first_answer', 'next_answer', 'promise'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** `opening`: somebody of the desk is to open the case; it is no deadline of an answer. */
export const CLOCK_KINDS = [...ANSWER_KINDS, 'opening'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

export const CLOCK_STATES = ['running', 'warned', 'breached', 'paused', 'met', 'cancelled'] as const;
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

  /** This and the next two: an allowance, or null for a clock that is due at a fixed moment. */
  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('integer', { nullable: true })
  minutes!: number | null;

  @Column('integer', { name: 'left_seconds', nullable: true })
  leftSeconds!: number | null;

  @Column('text', { name: 'paused_as', nullable: true })
  pausedAs!: 'running' | 'warned' | null;
}
