import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../permissions/index.js';

@Entity('staff')
export class StaffEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  /** Nicknames, and the name in other spellings and scripts: reporters may know the person by them. */
  @Column('text', { name: 'other_names', array: true })
  otherNames!: string[];

  @Column('text')
  role!: Role;

  @Column('text')
  locale!: string;

  @Column('boolean')
  active!: boolean;

  @Column('bytea')
  salt!: Uint8Array;

  @Column('bytea', { name: 'root_by_password' })
  rootByPassword!: Uint8Array;

  @Column('bytea', { name: 'root_by_recovery' })
  rootByRecovery!: Uint8Array;

  @Column('bytea', { name: 'kem_public' })
  kemPublic!: Uint8Array;

  @Column('bytea', { name: 'sign_public' })
  signPublic!: Uint8Array;

  @Column('bytea', { name: 'keys_signature' })
  keysSignature!: Uint8Array;

  @Column('bytea', { name: 'organisation_grant', nullable: true })
  organisationGrant!: Uint8Array | null;
}
