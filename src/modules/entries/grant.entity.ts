import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('grants')
export class GrantEntity {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId!: string;

  @PrimaryColumn('integer', { name: 'key_epoch' })
  keyEpoch!: number;

  @PrimaryColumn('text')
  holder!: 'desk';

  @PrimaryColumn('uuid', { name: 'holder_id' })
  holderId!: string;

  @PrimaryColumn('integer', { name: 'holder_epoch' })
  holderEpoch!: number;

  @Column('bytea')
  sealed!: Uint8Array;

  /** Says that the intake made the grant; under the index key of `macVersion`. */
  @Column('bytea')
  mac!: Uint8Array;

  @Column('smallint', { name: 'mac_version' })
  macVersion!: number;

  /** Of a grant that was wrapped anew: the epoch of the desk's key to which this key was first sealed. Null: `holderEpoch`. */
  @Column('integer', { name: 'since_epoch', nullable: true })
  sinceEpoch!: number | null;
}
