import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('desks')
export class DeskEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  country!: string | null;

  @Column('boolean', { name: 'is_default' })
  isDefault!: boolean;

  @Column('integer')
  epoch!: number;

  @Column('bytea', { name: 'kem_public' })
  kemPublic!: Uint8Array;

  @Column('bytea', { name: 'key_signature' })
  keySignature!: Uint8Array;
}
