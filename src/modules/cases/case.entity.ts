import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AgeBand,
  CaseKind,
  CloseReason,
  ExclusionState,
  Outcome,
  StatusName,
  Unanswered,
  Urgency,
} from '../vocabulary/index.js';

@Entity('cases')
export class CaseEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  reference!: string;

  @Column('text')
  kind!: CaseKind;

  @Column('smallint')
  urgency!: Urgency;

  @Column('text')
  status!: StatusName;

  @Column('text', { name: 'close_reason', nullable: true })
  closeReason!: CloseReason | null;

  /** What became of the person; null: the case is open, was no counselling, or was closed by a release that did not ask. */
  @Column('text', { nullable: true })
  outcome!: Outcome | null;

  @Column('text')
  playbook!: string;

  @Column('text', { name: 'age_band' })
  ageBand!: AgeBand;

  @Column('text', { nullable: true })
  country!: string | null;

  @Column('text')
  language!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  /** Tags (ExclusionTags) of staff to be kept away from the case: for them it does not exist. */
  @Column('bytea', { name: 'kept_out', array: true })
  excluded!: Uint8Array[];

  @Column('text')
  exclusion!: ExclusionState;

  /** Tags of what was typed, for comparing it with who joins the desk later. */
  @Column('bytea', { name: 'exclusion_words', array: true, select: false })
  exclusionWords!: Uint8Array[];

  /** Who may decide in the place of a coordinator; null: nobody. */
  @Column('uuid', { name: 'exclusion_decider', nullable: true })
  exclusionDeciderId!: string | null;

  /** While somebody was asked to decide: tags of who may be meant, as `excluded` had them before. Null: nobody was. */
  @Column('bytea', { name: 'exclusion_meant', array: true, nullable: true })
  exclusionMeant!: Uint8Array[] | null;

  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId!: string | null;

  @Column('bytea')
  card!: Uint8Array;

  @Column('text', { name: 'card_wrap' })
  cardWrap!: 'case' | 'desk';

  @Column('integer', { name: 'card_epoch' })
  cardEpoch!: number;

  @Column('timestamptz', { name: 'next_deadline_at', nullable: true })
  nextDeadlineAt!: Date | null;

  /** The sequence of the last entry that the reporter wrote after the report; 0: none. */
  @Column('integer', { name: 'reporter_wrote' })
  reporterWrote!: number;

  @Column('text', { nullable: true })
  unanswered!: Unanswered | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
