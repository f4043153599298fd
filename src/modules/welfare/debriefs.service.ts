import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { Desks, type DeskMember } from '../desks/index.js';
import type { StaffSession } from '../staff/index.js';
import { DebriefsRepository, type DebriefRow } from './debriefs.repository.js';
import { WelfareError } from './welfare.errors.js';

const MINUTE = 60_000;
const LATEST = 7 * 24 * 60 * MINUTE;

/** A person as a debrief names them. */
interface Named {
  id: string;
  name: string;
}

/** A talk as one of the two sees it: `person` is the other one. */
export interface Debrief {
  id: string;
  person: Named;
  /** To the minute. */
  at: Date;
  accepted: boolean;
}

export interface OwnDebriefs {
  /** The one that the caller asked for; null: none. */
  mine: Debrief | null;
  /** Those that colleagues ask the caller for, the first to come first. */
  asked: Debrief[];
  /** Whom the caller may ask: who leads their desks first, then by name. */
  people: Named[];
}

/** Times to talk after severe cases: one colleague asks another, and nobody else sees that they do. */
@Injectable()
export class Debriefs {
  constructor(
    private readonly debriefs: DebriefsRepository,
    private readonly desks: Desks,
    private readonly clock: DatabaseClock,
  ) {}

  async of(session: StaffSession): Promise<OwnDebriefs> {
    const people = await this.colleagues(session);
    const rows = await this.debriefs.of(session.staffId);
    // With somebody who left the desk there is none.
    const shown = (row: DebriefRow, otherId: string): Debrief[] => {
      const person = people.find(({ id }) => id === otherId);
      return person ? [{ id: row.id, person, at: row.at, accepted: row.accepted }] : [];
    };
    return {
      mine: rows.flatMap((row) => (row.staffId === session.staffId ? shown(row, row.withId) : []))[0] ?? null,
      asked: rows.flatMap((row) => (row.withId === session.staffId ? shown(row, row.staffId) : [])),
      people,
    };
  }

  /**
   * Asks a colleague for a talk, in the place of the one that the caller asked for before.
   *
   * @throws DEBRIEF_PERSON_UNKNOWN, DEBRIEF_TOO_SOON, DEBRIEF_TOO_LATE
   */
  async ask(session: StaffSession, withId: string, time: Date): Promise<OwnDebriefs> {
    const people = await this.colleagues(session);
    if (!people.some(({ id }) => id === withId)) throw new WelfareError('DEBRIEF_PERSON_UNKNOWN');
    const at = minute(time);
    const span = at.getTime() - minute(this.clock.now()).getTime();
    if (!(span >= MINUTE)) throw new WelfareError('DEBRIEF_TOO_SOON');
    if (span > LATEST) throw new WelfareError('DEBRIEF_TOO_LATE');
    await this.debriefs.put({ id: randomUUID(), staffId: session.staffId, withId, at });
    return this.of(session);
  }

  /** The caller, who is asked, will be there. Throws DEBRIEF_NOT_FOUND. */
  async accept(session: StaffSession, id: string): Promise<void> {
    if (!(await this.debriefs.accept(id, session.staffId))) throw new WelfareError('DEBRIEF_NOT_FOUND');
  }

  /** It took place, or does not: either of the two ends it. Throws DEBRIEF_NOT_FOUND. */
  async end(session: StaffSession, id: string): Promise<void> {
    if (!(await this.debriefs.remove(id, session.staffId))) throw new WelfareError('DEBRIEF_NOT_FOUND');
  }

  private async colleagues(session: StaffSession): Promise<Named[]> {
    const found = new Map<string, DeskMember>();
    for (const deskId of session.keys.desks.keys())
      for (const member of await this.desks.members(deskId)) found.set(member.staffId, member);
    found.delete(session.staffId);
    const leads = ({ role }: DeskMember): boolean => role === 'coordinator';
    return [...found.values()]
      .sort((a, b) => Number(leads(b)) - Number(leads(a)) || a.name.localeCompare(b.name))
      .map(({ staffId, name }) => ({ id: staffId, name }));
  }
}
