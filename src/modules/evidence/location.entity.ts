import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A reported location: its platform in the open, its address as a blind index value only. */
@Entity('locations')
export class LocationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('integer')
  position!: number;

  @Column('text')
  platform!: string;

  @Column('bytea')
  blind!: Uint8Array;

  @Column('smallint', { name: 'key_version' })
  keyVersion!: number;
}
