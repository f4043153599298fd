import { Column, Entity, PrimaryColumn } from 'typeorm';

export const NOTIFICATION_REASONS = [
  'case_received',
  'message_received',
  'clock_warned',
  'clock_breached',
  'nobody_to_tell',
  'nobody_on_duty',
  'case_unopened',
] as const;
export type NotificationReason = (typeof NOTIFICATION_REASONS)[number];

export type NotificationState = 'pending' | 'sent' | 'dropped';

@Entity('notifications')
export class NotificationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('uuid', { name: 'staff_id' })
  staffId!: string;

  @Column('text')
  reason!: NotificationReason;

  /** What it is about: a case, an entry or a clock. One person is told once of one subject for one reason. */
  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  @Column('text')
  state!: NotificationState;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;
}
