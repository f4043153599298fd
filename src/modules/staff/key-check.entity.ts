import { Column, Entity, PrimaryColumn } from 'typeorm';

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
