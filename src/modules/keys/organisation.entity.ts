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

/** A value derived from one key of the key file, by which a wrong key file is known before it does harm. */
@Entity('key_checks')
export class KeyCheckEntity {
  @PrimaryColumn('text')
  name!: string;

  @PrimaryColumn('smallint')
  version!: number;

  @Column('bytea')
  value!: Uint8Array;
}
