import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A browser that somebody signed in from, and to which account. The cookie alone opens nothing. */
@Entity('staff_devices')
export class StaffDeviceEntity {
  @PrimaryColumn('uuid', { name: 'staff_id' })
  staffId!: string;

  @PrimaryColumn('bytea', { name: 'id_hash' })
  idHash!: Uint8Array;

  @Column('date', { name: 'created_on' })
  createdOn!: string;

  @Column('date', { name: 'used_on' })
  usedOn!: string;
}
