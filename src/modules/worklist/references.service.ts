import { Injectable } from '@nestjs/common';
import { CaseAccess, CaseError } from '../cases/index.js';
import type { StaffSession } from '../staff/index.js';
import { WorklistRepository } from './worklist.repository.js';

const LETTERS = /^[0-9A-Z]{8}$/;

/** Finds a case by the name that staff have for it. */
@Injectable()
export class References {
  constructor(
    private readonly cases: WorklistRepository,
    private readonly access: CaseAccess,
  ) {}

  /**
   * The id of the case with this reference.
   *
   * @param typed - in capitals or not, with its hyphen or without, spaces about it
   * @throws CASE_NOT_FOUND where there is none, it is no reference, or the case is not the caller's to see; ENTRIES_TAMPERED
   */
  async find(session: StaffSession, typed: string): Promise<string> {
    const reference = referenceIn(typed);
    const id = reference === null ? null : await this.cases.idOf(reference);
    if (id === null) throw new CaseError('CASE_NOT_FOUND');
    return (await this.access.require(session, id)).case.id;
  }
}

/** The reference as cases have it ("7K2M-9XQ4"); null where what was typed is none. */
export function referenceIn(typed: string): string | null {
  const letters = typed.replace(/[\s-]/g, '').toUpperCase();
  return LETTERS.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}
