import { Column, Entity, PrimaryColumn } from 'typeorm';

export const DRAFT_KINDS = ['message', 'note'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

@Entity('staff_drafts')
export class StaffDraftEntity {
  @PrimaryColumn('uuid', { name: 'staff_id' })
  staffId!: string;

  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId!: string;

  @PrimaryColumn('text')
  kind!: DraftKind;

  @Column('bytea')
  sealed!: Uint8Array;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
