import { Injectable } from '@nestjs/common';
import { Alarms } from '../alarms/index.js';
import { EntryError } from './entry.errors.js';

/** What a case whose rows are not as they were written is answered with: the same to its desk and to its reporter. */
@Injectable()
export class Tampering {
  constructor(private readonly alarms: Alarms) {}

  /** Tells the administrators, and returns ENTRIES_TAMPERED to be thrown. */
  found(caseId: string): EntryError {
    this.alarms.raise({ kind: 'entries_tampered', subject: 'case', subjectId: caseId });
    return new EntryError('ENTRIES_TAMPERED');
  }

  /** Does the work; ENTRIES_TAMPERED that it throws is told to the administrators on its way. */
  async watch<T>(caseId: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof EntryError && error.code === 'ENTRIES_TAMPERED') throw this.found(caseId);
      throw error;
    }
  }
}
