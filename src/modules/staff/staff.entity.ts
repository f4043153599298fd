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

  /** Which setting of password and recovery code this is; 0 where an earlier version made it. */
  @Column('integer', { name: 'access_number' })
  accessNumber!: number;

  @Column('bytea', { name: 'access_mac', nullable: true })
  accessMac!: Uint8Array | null;

  /** Of the organisation's statement of role and active; 0 where there is none. */
  @Column('integer', { name: 'standing_number' })
  standingNumber!: number;

  @Column('bytea', { name: 'standing_signature', nullable: true })
  standingSignature!: Uint8Array | null;

  @Column('bytea', { name: 'organisation_grant', nullable: true })
  organisationGrant!: Uint8Array | null;

  /** The day (UTC) of the last sign-in; null before the first. */
  @Column('date', { name: 'signed_in_on', nullable: true })
  signedInOn!: string | null;
}
