import { Injectable } from '@nestjs/common';
import { Entries } from '../entries/index.js';
import { openCaseOf, type ThreadHolder } from '../receipts/index.js';
import type { AppointmentState } from '../vocabulary/index.js';
import { appointmentsIn } from './appointment.definitions.js';
import { AppointmentRepository } from './appointment.repository.js';

/** An appointment as the person sees it on their page. */
export interface ReporterAppointment {
  readonly startsAt: Date;
  /** IANA, of the person. */
  readonly zone: string;
  readonly words: string | null;
  readonly state: AppointmentState;
}

/** The appointments of a person who came back. */
@Injectable()
export class ReporterAppointments {
  constructor(
    private readonly entries: Entries,
    private readonly appointments: AppointmentRepository,
  ) {}

  /**
   * The next first. The time is the one that the desk sealed, not that of the row.
   *
   * @throws ENTRIES_TAMPERED
   */
  async list(session: ThreadHolder): Promise<ReporterAppointment[]> {
    const rows = await this.appointments.listFor(session.caseId);
    if (rows.length === 0) return [];
    const written = appointmentsIn(await this.entries.read(openCaseOf(session)));
    return rows.flatMap(({ id, state }): ReporterAppointment[] => {
      const found = written.get(id);
      return found
        ? [{ startsAt: new Date(found.startsAt), zone: found.zone, words: found.words, state }]
        : [];
    });
  }
}
