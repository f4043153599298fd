import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseKind } from '../vocabulary/index.js';

@Entity('desks')
export class DeskEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  country!: string | null;

  /** Which languages of reports it takes (BCP 47), sorted; none: any. */
  @Column('text', { array: true })
  languages!: string[];

  /** Which kinds of report it takes, sorted; none: any. */
  @Column('text', { array: true })
  kinds!: CaseKind[];

  @Column('boolean', { name: 'is_default' })
  isDefault!: boolean;

  @Column('integer')
  epoch!: number;

  @Column('bytea', { name: 'kem_public' })
  kemPublic!: Uint8Array;

  @Column('bytea', { name: 'key_signature' })
  keySignature!: Uint8Array;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Whether it takes reports. */
  @Column('boolean', { name: 'in_use' })
  inUse!: boolean;

  /** Of the organisation's statement of epoch, country, languages, kinds, default and in use; 0 where there is none. */
  @Column('integer', { name: 'routing_number' })
  routingNumber!: number;

  @Column('bytea', { name: 'routing_signature', nullable: true })
  routingSignature!: Uint8Array | null;
}

/** One person on one desk at one epoch of its root. Without a grant the person is awaiting the key. */
@Entity('desk_members')
export class DeskMemberEntity {
  @PrimaryColumn('uuid', { name: 'desk_id' })
  deskId!: string;

  @PrimaryColumn('uuid', { name: 'staff_id' })
  staffId!: string;

  @PrimaryColumn('integer')
  epoch!: number;

  @Column('bytea', { name: 'root_grant', nullable: true })
  rootGrant!: Uint8Array | null;

  @Column('uuid', { name: 'granted_by', nullable: true })
  grantedBy!: string | null;

  /** By the person who granted it: without it the grant does not count. */
  @Column('bytea', { name: 'grant_signature', nullable: true })
  grantSignature!: Uint8Array | null;

  /** By the organisation: without it the person is not on the desk. */
  @Column('bytea', { name: 'member_signature', nullable: true })
  memberSignature!: Uint8Array | null;
}

/** An earlier key of a desk to which something is still sealed. */
@Entity('desk_keys')
export class DeskKeyEntity {
  @PrimaryColumn('uuid', { name: 'desk_id' })
  deskId!: string;

  @PrimaryColumn('integer')
  epoch!: number;

  @Column('bytea', { name: 'kem_public' })
  kemPublic!: Uint8Array;

  /** The organisation's. */
  @Column('bytea', { name: 'key_signature' })
  keySignature!: Uint8Array;
}
