import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a code opens: found by a value made from the code, holding the reporter's grant of the thread key. */
@Entity('receipts')
export class ReceiptEntity {
  @PrimaryColumn('bytea')
  lookup!: Uint8Array;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('integer', { name: 'key_epoch' })
  keyEpoch!: number;

  @Column('bytea')
  sealed!: Uint8Array;
}
