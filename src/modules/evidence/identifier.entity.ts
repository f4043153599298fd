import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IdentifierType } from './normalise/findings.js';

/** An address of an offender as a blind index value: the same address gives the same value, and no value gives an address. */
@Entity('identifiers')
export class IdentifierEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('text')
  type!: IdentifierType;

  @Column('bytea')
  blind!: Uint8Array;

  @Column('smallint', { name: 'key_version' })
  keyVersion!: number;

  /** The version of the normaliser that made the value. */
  @Column('smallint')
  normaliser!: number;

  /** Still as the web process wrote it: cheap to try for whoever holds the key file. */
  @Column('boolean')
  fast!: boolean;
}
