import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { dayText } from '../../platform/text/index.js';
import { CaseWrite } from '../cases/index.js';
import { Entries, Tampering, type Entry, type OpenCase } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import type { EscalationMove } from '../vocabulary/index.js';
import {
  escalationMoved,
  escalationNoteEntry,
  EscalationError,
  noteEscalation,
  writeEscalation,
  type EscalationNote,
} from './escalation.definitions.js';
import { after, isWord } from './escalation.policy.js';
import { Silence } from './silence.service.js';
import { EscalationRepository, type EscalationRow } from './escalation.repository.js';

/** What a move has in hand: the row as it is locked, the entries of its case, verified, and its keys. */
export interface Step {
  row: EscalationRow;
  entries: readonly Entry[];
  open: OpenCase;
  /** By the database's clock, to the minute. */
  now: Date;
  /** Writes down, signed, what is done. */
  note(note: Partial<Omit<EscalationNote, 'escalationId' | 'what'>>): Promise<void>;
}

type Work = (step: Step) => Promise<Partial<EscalationRow> | void> | Partial<EscalationRow> | void;

/** These note what others did: of a closed case as well. */
const NOTES: readonly EscalationMove[] = ['acknowledge', 'answer', 'refuse', 'stay_silent', 'close'];

/** The one way in which staff move a package from one state to the next. */
@Injectable()
export class EscalationMoves {
  constructor(
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly rows: EscalationRepository,
    private readonly tampering: Tampering,
    private readonly silence: Silence,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * @param work - does the rest, and says which columns change besides the state; throwing takes everything back
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ESCALATION_CASE_CLOSED, ESCALATION_NOT_NOW, ENTRIES_TAMPERED, and what `work` throws
   */
  async move(
    session: StaffSession,
    { caseId, id }: { caseId: string; id: string },
    move: EscalationMove,
    work: Work = () => undefined,
  ): Promise<void> {
    const action = NOTES.includes(move) ? noteEscalation : writeEscalation;
    await this.write.change(session, caseId, action.name, async (locked, change, open) => {
      const row = await this.rows.find(locked.id, id);
      if (!row) throw new EscalationError('ESCALATION_NOT_FOUND');
      const state = after(row.state, move);
      if (state === null) throw new EscalationError('ESCALATION_NOT_NOW');
      const now = minute(await this.clock.read());
      const entries = await this.entries.read(open);
      const note: Step['note'] = async (given) => {
        const nothing = { digest: null, on: null, reference: null, text: null };
        const value = { escalationId: row.id, what: move, ...nothing, ...given };
        const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
        await this.entries.append(open, { id: randomUUID(), kind: escalationNoteEntry, author, value });
      };
      const step = { row, entries, open, now, note };
      const done = await this.tampering.watch(locked.id, async () => work(step));
      const set = typeof done === 'object' ? done : {};
      const heardOn = row.heardOn ?? (isWord(move) ? dayText(now) : null);
      const closedFrom = move === 'close' ? row.state : row.closedFrom;
      await this.rows.update({ ...row, ...set, state, changedAt: now, heardOn, closedFrom });
      await this.silence.follow(row, state, { now, closed: locked.status === 'closed' });
      if (state !== row.state) change.record(escalationMoved({ recipient: row.recipientId, state }));
    });
  }
}
