import { Injectable } from '@nestjs/common';
import { Transaction } from '../../platform/database/index.js';
import { Sessions } from '../auth/index.js';
import { Desks } from '../desks/index.js';
import { permissionsOf, type Role } from '../permissions/index.js';
import { ChangeRole, StaffDirectory, type Granter, type StaffAccount } from '../staff/index.js';
import { PeopleError } from './people.errors.js';

/** A person and the desks that they are on. */
export interface Person extends StaffAccount {
  /** `holdsKey`: they open its cases; else they wait until a colleague hands them its key. */
  readonly desks: readonly { readonly id: string; readonly name: string; readonly holdsKey: boolean }[];
}

/** Everybody who has an account, with their desks. */
@Injectable()
export class People {
  constructor(
    private readonly staff: StaffDirectory,
    private readonly desks: Desks,
    private readonly roles: ChangeRole,
    private readonly sessions: Sessions,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Gives a person another role. Their sessions end, so that they work with the new one at once.
   *
   * @throws STAFF_NOT_FOUND also for a person who works here no more
   * @throws ROLE_OWN, ROLE_LAST_ADMINISTRATOR
   * @throws ROLE_NEEDS_NO_DESK for a role that opens no case while the person is on a desk
   */
  async changeRole(authority: Granter, staffId: string, role: Role): Promise<void> {
    if (staffId === authority.actorId) throw new PeopleError('ROLE_OWN');
    await this.transaction.run(async () => {
      await this.staff.lock(staffId);
      if (!permissionsOf(role).has('case.read') && (await this.desks.listFor(staffId)).length > 0)
        throw new PeopleError('ROLE_NEEDS_NO_DESK');
      if (await this.roles.change(authority, staffId, role)) await this.sessions.endAllOf(staffId);
    });
  }

  /** Returns everybody, disabled accounts too, sorted by name; the desks of each by name. */
  async list(): Promise<Person[]> {
    const places = await this.desks.places();
    return (await this.staff.accounts()).map((account) => ({
      ...account,
      desks: places
        .filter(({ staffId }) => staffId === account.id)
        .map(({ deskId: id, deskName: name, holdsKey }) => ({ id, name, holdsKey })),
    }));
  }
}
