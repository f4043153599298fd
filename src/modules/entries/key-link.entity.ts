import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How the key of a case leads to the one before it: one row for each key but the first. */
@Entity('case_key_links')
export class KeyLinkEntity {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId!: string;

  @PrimaryColumn('integer', { name: 'key_epoch' })
  keyEpoch!: number;

  /** The thread key before, under this thread key. */
  @Column('bytea')
  thread!: Uint8Array;

  /** The staff key before, under this staff key; null where the reporter's writing made the key, who has no staff key. */
  @Column('bytea', { nullable: true })
  staff!: Uint8Array | null;

  /**
   * This thread key, for a reporter who has not been back with the code since it was made: under the key file and the thread key
   * before. Null where the reporter's grant is of this key or a later one.
   */
  @Column('bytea', { nullable: true })
  forward!: Uint8Array | null;
}
