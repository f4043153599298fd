import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A reporter who came back: which case is open stands sealed under the cookie's key. */
@Entity('reporter_sessions')
export class ReporterSessionEntity {
  @PrimaryColumn('bytea', { name: 'id_hash' })
  idHash!: Uint8Array;

  @Column('bytea')
  sealed!: Uint8Array;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
}
