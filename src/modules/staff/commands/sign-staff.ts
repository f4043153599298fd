import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import type { Role } from '../../permissions/index.js';
import { Statements } from '../../statements/index.js';
import { AccountAccess } from '../account-access.service.js';
import { signStanding, standingOf } from '../standing.js';
import type { StaffEntity } from '../staff.entity.js';
import { StaffRepository } from '../staff.repository.js';
import type { Authority } from './create-staff.js';

/** An account of which something is not what was signed. */
export interface UnsignedStaff {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: boolean;
  /** Of the statement that it has; 0 for none. */
  readonly number: number;
  /** What it is: its role, or whether it works here; how it is opened. */
  readonly of: readonly ('standing' | 'access')[];
  readonly row: StaffEntity;
}

/** Signs accounts as they stand in the database, for a person who has looked at them. */
@Injectable()
export class SignStaff {
  constructor(
    private readonly staff: StaffRepository,
    private readonly statements: Statements,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly access: AccountAccess,
  ) {}

  /** Returns the accounts that are not signed as they are, by name; disabled ones too. */
  async unsigned(): Promise<UnsignedStaff[]> {
    const found: UnsignedStaff[] = [];
    for (const row of await this.staff.all()) {
      const of: UnsignedStaff['of'] = [
        ...((await this.statements.standingHolds(standingOf(row))) ? [] : (['standing'] as const)),
        ...((await this.access.holds(row)) ? [] : (['access'] as const)),
      ];
      if (of.length === 0) continue;
      const { id, name, email, role, active, standingNumber: number } = row;
      found.push({ id, name, email, role, active, number, of, row });
    }
    return found;
  }

  /** Signs exactly what was shown: where a row was changed meanwhile, the signature is of no use to it. */
  async sign({ actorId, organisationSecret }: Authority, shown: readonly UnsignedStaff[]): Promise<void> {
    await this.transaction.run(async () => {
      for (const person of shown) {
        const about = { actorId, subject: 'staff', subjectId: person.id };
        if (person.of.includes('standing')) {
          const number = await this.statements.nextStanding(person.id, person.number);
          await this.staff.update(person.id, signStanding(organisationSecret, person, number));
          const detail = { role: person.role, active: person.active ? 'yes' : 'no', number };
          await this.audit.record({ ...about, action: 'staff.signed', detail });
        }
        if (person.of.includes('access')) {
          const next = await this.access.next(person.row);
          await this.staff.update(person.id, next);
          const detail = { number: next.accessNumber };
          await this.audit.record({ ...about, action: 'staff.access_signed', detail });
        }
      }
    });
  }
}
