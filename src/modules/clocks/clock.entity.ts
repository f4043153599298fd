import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CLOCK_STATES = ['running', 'warned', 'breached', 'paused', 'met', 'cancelled'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

@Entity('clocks')
export class ClockEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  /** The name of its definition. */
  @Column('text')
  kind!: string;

  /** Whose deadline it is: the case itself, or the subject of a clock of scope `own`. */
  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  @Column('text')
  state!: ClockState;

  @Column('timestamptz', { name: 'warn_at' })
  warnAt!: Date;

  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  /** This and the next two: an allowance, or null for a clock with a fixed deadline. */
  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('integer', { nullable: true })
  minutes!: number | null;

  @Column('integer', { name: 'left_seconds', nullable: true })
  leftSeconds!: number | null;

  @Column('text', { name: 'paused_as', nullable: true })
  pausedAs!: 'running' | 'warned' | null;
}
