import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An unfinished report, sealed under the key in its writer's cookie, gone after an hour. */
@Entity('drafts')
export class DraftEntity {
  @PrimaryColumn('bytea', { name: 'id_hash' })
  idHash!: Uint8Array;

  @Column('bytea')
  sealed!: Uint8Array;

  @Column('integer')
  revision!: number;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
}
