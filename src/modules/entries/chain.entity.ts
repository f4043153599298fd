import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('chains')
export class ChainEntity {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('integer', { name: 'key_epoch' })
  keyEpoch!: number;

  @Column('integer', { name: 'entry_count' })
  entryCount!: number;

  @Column('bytea')
  head!: Uint8Array;

  @Column('bytea')
  mac!: Uint8Array;
}
