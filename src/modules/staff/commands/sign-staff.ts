import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import type { Role } from '../../permissions/index.js';
import { Statements } from '../../statements/index.js';
import { signStanding, standingOf } from '../standing.js';
import { StaffRepository } from '../staff.repository.js';
import type { Authority } from './create-staff.js';

/** An account whose role, or that it works here, is not what the organisation signed. */
export interface UnsignedStaff {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: boolean;
  /** Of the statement that it has; 0 for none. */
  readonly number: number;
}

/** Signs accounts as they stand in the database, for a person who has looked at them. */
@Injectable()
export class SignStaff {
  constructor(
    private readonly staff: StaffRepository,
    private readonly statements: Statements,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /** Returns the accounts that are not signed as they are, by name; disabled ones too. */
  async unsigned(): Promise<UnsignedStaff[]> {
    const found: UnsignedStaff[] = [];
    for (const row of await this.staff.all()) {
      if (await this.statements.standingHolds(standingOf(row))) continue;
      const { id, name, email, role, active, standingNumber: number } = row;
      found.push({ id, name, email, role, active, number });
    }
    return found;
  }

  /** Signs exactly what was shown: where a row was changed meanwhile, the signature is of no use to it. */
  async sign({ actorId, organisationSecret }: Authority, shown: readonly UnsignedStaff[]): Promise<void> {
    await this.transaction.run(async () => {
      for (const person of shown) {
        const { id, role, active } = person;
        const number = await this.statements.nextStanding(id, person.number);
        await this.staff.update(id, signStanding(organisationSecret, person, number));
        const detail = { role, active: active ? 'yes' : 'no', number };
        await this.audit.record({ actorId, action: 'staff.signed', subject: 'staff', subjectId: id, detail });
      }
    });
  }
}
