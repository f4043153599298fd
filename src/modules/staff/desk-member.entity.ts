import { Column, Entity, PrimaryColumn } from 'typeorm';

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
}
