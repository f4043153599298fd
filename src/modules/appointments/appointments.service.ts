import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { readDay, requireText } from '../../platform/text/index.js';
import { CaseAccess, CaseWrite, type CaseEntity, type PendingChange } from '../cases/index.js';
import { Clocks, fixedTimes } from '../clocks/index.js';
import { isZone, momentsShowing } from '../duty/index.js';
import { Entries, type OpenCase } from '../entries/index.js';
import { ReferralRepository } from '../referrals/index.js';
import type { StaffSession } from '../staff/index.js';
import type { Twice } from '../vocabulary/index.js';
import {
  appointmentCancelled,
  appointmentClock,
  appointmentEntry,
  AppointmentError,
  appointmentMoved,
  appointmentsIn,
  appointmentSet,
  setAppointments,
  type AppointmentContent,
} from './appointment.definitions.js';
import { AppointmentRepository, type Appointment } from './appointment.repository.js';
import { calendarFile } from './calendar-file.js';

/** The most characters of what a person is told of an appointment. */
export const APPOINTMENT_LIMIT = 1_000;
const MINUTE = 60_000;
const LATEST = 366 * 24 * 60 * MINUTE;
/** How long before an appointment staff are reminded of it. */
const REMIND_BEFORE = 60 * MINUTE;
/** How long it takes in a calendar, in minutes. */
const LASTS = 30;

/** A time as the person's clock shows it. */
export interface LocalTime {
  /** YYYY-MM-DD */
  readonly day: string;
  /** HH:MM */
  readonly time: string;
  /** IANA. */
  readonly zone: string;
  /** Which of two where it comes twice; null: it does not. */
  readonly which: Twice | null;
}

/** What staff set of an appointment. Words as they were typed; null: nothing besides the time. */
export interface AppointmentTime extends LocalTime {
  readonly words: string | null;
}

/** An appointment as the panel shows it. `written`: null where the chain has none. */
export interface ShownAppointment extends Appointment {
  readonly written: AppointmentContent | null;
}

interface Work {
  readonly session: StaffSession;
  readonly locked: CaseEntity;
  readonly change: PendingChange;
  readonly open: OpenCase;
  readonly now: Date;
}

/** The appointments of a case, as its desk makes them. */
@Injectable()
export class Appointments {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly clocks: Clocks,
    private readonly appointments: AppointmentRepository,
    private readonly referrals: ReferralRepository,
    private readonly clock: DatabaseClock,
  ) {}

  /** The next first. @throws CASE_NOT_FOUND, ENTRIES_TAMPERED */
  async list(session: StaffSession, caseId: string): Promise<ShownAppointment[]> {
    const { case: found, open } = await this.access.require(session, caseId);
    const rows = await this.appointments.listFor(found.id);
    if (rows.length === 0) return [];
    const written = appointmentsIn(await this.entries.read(open));
    return rows.map((row) => asWritten(row, written.get(row.id) ?? null));
  }

  /**
   * Makes an appointment. The person reads it on their page.
   *
   * @param referralId - with which service; null: with the desk
   * @throws CASE_NOT_FOUND, APPOINTMENT_CASE_CLOSED, APPOINTMENT_REFERRAL_UNKNOWN, TextError, and what `momentOf` throws
   */
  async set(
    session: StaffSession,
    caseId: string,
    { referralId, ...given }: AppointmentTime & { referralId: string | null },
  ): Promise<void> {
    const words = kept(given.words);
    await this.change(session, caseId, async (work) => {
      const startsAt = momentOf(given, work.now);
      if (referralId !== null) {
        const rows = await this.referrals.listFor(work.locked.id);
        if (!rows.some(({ id }) => id === referralId))
          throw new AppointmentError('APPOINTMENT_REFERRAL_UNKNOWN');
      }
      const row = { id: randomUUID(), referralId, startsAt };
      await this.appointments.insert(work.locked.id, {
        ...row,
        ...{ setBy: session.staffId, changedAt: work.now },
      });
      await this.say(work, row, { zone: given.zone, words });
      await this.remind(work, row);
      work.change.record(appointmentSet({}));
    });
  }

  /**
   * Puts an appointment at another time.
   *
   * @throws CASE_NOT_FOUND, APPOINTMENT_CASE_CLOSED, APPOINTMENT_NOT_FOUND, APPOINTMENT_CHANGED, TextError, and what `momentOf` throws
   */
  async move(
    session: StaffSession,
    caseId: string,
    ref: { id: string; version: number },
    given: AppointmentTime,
  ): Promise<void> {
    const words = kept(given.words);
    await this.change(session, caseId, async (work) => {
      const startsAt = momentOf(given, work.now);
      const row = await this.save(work, ref, { state: 'planned', startsAt });
      await this.say(work, row, { zone: given.zone, words });
      await this.remind(work, row);
      work.change.record(appointmentMoved({}));
    });
  }

  /** @throws CASE_NOT_FOUND, APPOINTMENT_CASE_CLOSED, APPOINTMENT_NOT_FOUND, APPOINTMENT_CHANGED */
  async cancel(session: StaffSession, caseId: string, ref: { id: string; version: number }): Promise<void> {
    await this.change(session, caseId, async (work) => {
      await this.save(work, ref, { state: 'cancelled' });
      await this.clocks.cancel(work.locked.id, appointmentClock, ref.id);
      work.change.record(appointmentCancelled({}));
    });
  }

  /**
   * An appointment as a calendar file, which names no person and nothing of what it is about.
   *
   * @throws CASE_NOT_FOUND, APPOINTMENT_NOT_FOUND, ENTRIES_TAMPERED
   */
  async calendar(session: StaffSession, caseId: string, id: string): Promise<string> {
    const { case: found, open } = await this.access.require(session, caseId);
    const row = await this.find(found.id, id);
    const written = appointmentsIn(await this.entries.read(open)).get(id) ?? null;
    const { version, startsAt, changedAt, state } = asWritten(row, written);
    return calendarFile({
      ...{ uid: id, sequence: version - 1, startsAt, minutes: LASTS, changedAt },
      ...{ summary: `Abhaya ${found.reference}`, isCancelled: state === 'cancelled' },
    });
  }

  private async change(
    session: StaffSession,
    caseId: string,
    work: (given: Work) => Promise<void>,
  ): Promise<void> {
    await this.write.change(session, caseId, setAppointments.name, async (locked, change, open) =>
      work({ session, locked, change, open, now: minute(await this.clock.read()) }),
    );
  }

  private async find(caseId: string, id: string): Promise<Appointment> {
    const row = (await this.appointments.listFor(caseId)).find((one) => one.id === id);
    if (!row) throw new AppointmentError('APPOINTMENT_NOT_FOUND');
    return row;
  }

  /** Writes the row of one that is planned, if it is still as the caller read it. */
  private async save(
    { session, locked, now }: Work,
    { id, version }: { id: string; version: number },
    changed: Partial<Pick<Appointment, 'state' | 'startsAt'>>,
  ): Promise<Appointment> {
    const before = await this.find(locked.id, id);
    const row = { ...before, ...changed, version, setBy: session.staffId, changedAt: now };
    if (before.state !== 'planned' || !(await this.appointments.save(row)))
      throw new AppointmentError('APPOINTMENT_CHANGED');
    return row;
  }

  private async say(
    { session, open }: Work,
    { id: appointmentId, startsAt }: Pick<Appointment, 'id' | 'startsAt'>,
    said: Pick<AppointmentContent, 'zone' | 'words'>,
  ): Promise<void> {
    const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
    const value = { appointmentId, startsAt: startsAt.toISOString(), ...said };
    await this.entries.append(open, { id: randomUUID(), kind: appointmentEntry, author, value });
  }

  /** Starts the clock by which staff are reminded, in place of the one that runs. */
  private async remind(
    { locked, now }: Work,
    { id, startsAt }: Pick<Appointment, 'id' | 'startsAt'>,
  ): Promise<void> {
    const dueAt = new Date(Math.max(startsAt.getTime() - REMIND_BEFORE, now.getTime() + MINUTE));
    await this.clocks.cancel(locked.id, appointmentClock, id);
    await this.clocks.open(locked.id, appointmentClock, fixedTimes(appointmentClock, now, dueAt), id);
  }
}

/** The row with the time that was sealed: of a closed case the row keeps the day alone. */
function asWritten(row: Appointment, written: AppointmentContent | null): ShownAppointment {
  return { ...row, startsAt: written ? new Date(written.startsAt) : row.startsAt, written };
}

const kept = (typed: string | null): string | null =>
  typed === null || typed.trim() === '' ? null : requireText(typed, { max: APPOINTMENT_LIMIT });

/**
 * The moment that the person's clock shows so.
 *
 * @throws APPOINTMENT_ZONE_UNKNOWN, APPOINTMENT_DAY_UNKNOWN, APPOINTMENT_TIME_SKIPPED, APPOINTMENT_TIME_TWICE, APPOINTMENT_TOO_SOON,
 * APPOINTMENT_TOO_LATE
 */
function momentOf({ day, time, zone, which }: LocalTime, now: Date): Date {
  if (!isZone(zone)) throw new AppointmentError('APPOINTMENT_ZONE_UNKNOWN');
  if (readDay(day) === null || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new AppointmentError('APPOINTMENT_DAY_UNKNOWN');
  const moments = momentsShowing(zone, day, time);
  if (moments.length > 1 && which === null) throw new AppointmentError('APPOINTMENT_TIME_TWICE');
  const moment = which === 'later' ? moments.at(-1) : moments[0];
  if (moment === undefined) throw new AppointmentError('APPOINTMENT_TIME_SKIPPED');
  if (moment - now.getTime() < MINUTE) throw new AppointmentError('APPOINTMENT_TOO_SOON');
  if (moment - now.getTime() > LATEST) throw new AppointmentError('APPOINTMENT_TOO_LATE');
  return new Date(moment);
}
