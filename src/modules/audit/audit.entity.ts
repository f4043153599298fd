import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AuditAction } from './audit-actions.js';

@Entity('audit_log')
export class AuditEntity {
  /** A bigint, as text. */
  @PrimaryColumn('bigint')
  sequence!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('text')
  action!: AuditAction;

  @Column('text', { nullable: true })
  subject!: string | null;

  @Column('uuid', { name: 'subject_id', nullable: true })
  subjectId!: string | null;

  @Column('jsonb')
  detail!: Record<string, string | number>;

  @Column('bytea')
  hash!: Uint8Array;

  /** The version of the index key that the hash is made with; null for a row of before there was a key. */
  @Column('smallint', { name: 'key_version', nullable: true })
  keyVersion!: number | null;
}
