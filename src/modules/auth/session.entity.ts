import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A signed-in browser. The row alone opens nothing: its roots are sealed under the key half of the cookie. */
@Entity('sessions')
export class SessionEntity {
  @PrimaryColumn('bytea', { name: 'id_hash' })
  idHash!: Uint8Array;

  @Column('uuid', { name: 'staff_id' })
  staffId!: string;

  @Column('bytea', { name: 'sealed_roots' })
  sealedRoots!: Uint8Array;

  @Column('timestamptz', { name: 'seen_at' })
  seenAt!: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;
}
