import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TimelineDetail } from './timeline-event.js';

@Entity('case_events')
export class CaseEventEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  /** Times are kept to the minute: this keeps what happened within one in order. */
  @Column({ type: 'bigint', insert: false, update: false })
  sequence!: string;

  /** The name of a timeline event; one of a module that is not there (any more) too. */
  @Column('text')
  kind!: string;

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('jsonb')
  detail!: TimelineDetail;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
