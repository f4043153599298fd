import { Injectable } from '@nestjs/common';
import {
  CryptoError,
  NO_PREVIOUS,
  openDocument,
  sealDocument,
  type SealContext,
} from '../../platform/crypto/index.js';
import { DatabaseClock } from '../../platform/database/index.js';
import { requireText } from '../../platform/text/index.js';
import { Desks } from '../desks/index.js';
import { Duty } from '../duty/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { HandoverError } from './handover.errors.js';
import { HandoverRepository, type HandoverNoteRow } from './handover.repository.js';

/** A note that its reader has not put away yet. */
export interface OpenedNote {
  id: string;
  desk: string;
  author: string;
  text: string;
  createdAt: Date;
}

/** What one shift writes for the next, sealed under the key of the desk: nobody but its people opens it. */
@Injectable()
export class Handover {
  constructor(
    private readonly notes: HandoverRepository,
    private readonly desks: Desks,
    private readonly duty: Duty,
    private readonly staff: StaffDirectory,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Keeps a note for whoever comes on duty next. The same id again adds nothing.
   *
   * @throws TextError, HANDOVER_DESK_NOT_FOUND, HANDOVER_ID_TAKEN
   */
  async write(session: StaffSession, deskId: string, given: { id: string; text: string }): Promise<void> {
    const text = requireText(given.text);
    const epochs = session.keys.desks.get(deskId);
    const deskEpoch = Math.max(...(epochs?.keys() ?? []));
    const desk = epochs?.get(deskEpoch);
    if (!desk) throw new HandoverError('HANDOVER_DESK_NOT_FOUND');
    const note = { id: given.id, deskId, deskEpoch, authorId: session.staffId };
    const sealed = sealDocument(desk.cardKey, noteContext(note), { text });
    if (await this.notes.insert({ ...note, sealed })) return;
    const known = await this.notes.find(note.id);
    if (known?.authorId !== session.staffId || known.deskId !== deskId)
      throw new HandoverError('HANDOVER_ID_TAKEN');
  }

  /** The notes that the caller has not read, of the desks on which they are on duty now; the oldest first. */
  async unread(session: StaffSession): Promise<OpenedNote[]> {
    const mine = [...session.keys.desks.keys()];
    const on: string[] = [];
    for (const id of mine) if (await this.isOnDuty(id, session.staffId)) on.push(id);
    const rows = await this.notes.unread(on, session.staffId);
    const names = await this.staff.find(rows.map(({ authorId }) => authorId));
    const desks = new Map((await this.desks.list()).map(({ id, name }) => [id, name]));
    return rows.flatMap((row) => {
      const text = openNote(session, row);
      if (text === null) return [];
      const author = names.get(row.authorId)?.name ?? '';
      return [{ id: row.id, desk: desks.get(row.deskId) ?? '', author, text, createdAt: row.createdAt }];
    });
  }

  /**
   * The caller has read the note: it is shown to them no more.
   *
   * @throws HANDOVER_NOT_FOUND
   */
  async acknowledge(session: StaffSession, noteId: string): Promise<void> {
    const note = await this.notes.find(noteId);
    if (!note || !session.keys.desks.has(note.deskId)) throw new HandoverError('HANDOVER_NOT_FOUND');
    await this.notes.markRead(note.id, session.staffId);
  }

  private async isOnDuty(deskId: string, staffId: string): Promise<boolean> {
    const now = this.clock.now();
    let step = await this.duty.firstFor(deskId, now);
    while (step) {
      if (step.staffIds.includes(staffId)) return true;
      step = await this.duty.nextAfter(deskId, now, step.step);
    }
    return false;
  }
}

/** Null where the caller's keys do not open it: it is of a root of the desk from before they came. */
function openNote(session: StaffSession, note: HandoverNoteRow): string | null {
  const desk = session.keys.desks.get(note.deskId)?.get(note.deskEpoch);
  if (!desk) return null;
  try {
    return (openDocument(desk.cardKey, noteContext(note), note.sealed) as { text: string }).text;
  } catch (error) {
    if (error instanceof CryptoError) return null;
    throw error;
  }
}

/** What a note is bound to: its row, its desk and its author. */
export function noteContext({
  id,
  deskId,
  deskEpoch,
  authorId,
}: Omit<HandoverNoteRow, 'sealed' | 'createdAt'>): SealContext {
  return {
    table: 'handover_notes',
    caseId: deskId,
    rowId: id,
    kind: 'handover-note',
    author: `staff:${authorId}`,
    keyEpoch: deskEpoch,
    sequence: 0,
    previousHash: NO_PREVIOUS,
  };
}
