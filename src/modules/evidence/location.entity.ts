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

  /** The registrable domain as a blind index value, where its owner alone writes there: a weaker match than the address. */
  @Column('bytea', { nullable: true })
  domain!: Uint8Array | null;

  @Column('smallint', { name: 'key_version' })
  keyVersion!: number;

  /** The version of the normaliser that made the values. */
  @Column('smallint')
  normaliser!: number;

  /** Still as the web process wrote it: cheap to try for whoever holds the key file. */
  @Column('boolean')
  fast!: boolean;
}
