import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row of the organisation. Its signing key is pinned in the key file too; the two must agree. */
@Entity('organisation')
export class OrganisationEntity {
  @PrimaryColumn('smallint')
  id!: number;

  @Column('bytea', { name: 'sign_public' })
  signPublic!: Uint8Array;

  @Column('bytea', { name: 'receipt_salt' })
  receiptSalt!: Uint8Array;
}
