import { Column, Entity, PrimaryColumn } from 'typeorm';

export type EntryAuthor = 'reporter' | 'staff';

@Entity('entries')
export class EntryEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('integer')
  sequence!: number;

  @Column('text')
  kind!: string;

  @Column('text')
  author!: EntryAuthor;

  @Column('uuid', { name: 'author_id', nullable: true })
  authorId!: string | null;

  @Column('integer', { name: 'key_epoch' })
  keyEpoch!: number;

  @Column('bytea')
  sealed!: Uint8Array;

  @Column('bytea', { nullable: true })
  signature!: Uint8Array | null;

  @Column('bytea')
  hash!: Uint8Array;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
