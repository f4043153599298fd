import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import type { Authority } from '../../staff/index.js';
import { Statements } from '../../statements/index.js';
import type { DeskEntity } from '../desk.entity.js';
import { DeskError } from '../desk.errors.js';
import { DeskRepository, foldedName } from '../desk.repository.js';
import { Desks } from '../desks.service.js';
import { routingOf, signRouting } from '../routing.js';

/** Which desk takes the reports that no other one asks for. */
@Injectable()
export class DefaultDesk {
  constructor(
    private readonly desks: DeskRepository,
    private readonly known: Desks,
    private readonly statements: Statements,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /** The desk that is the default one at present, as its row says; null: there is none. */
  async present(): Promise<{ id: string; name: string } | null> {
    const found = (await this.desks.all()).find(({ isDefault }) => isDefault);
    return found ? { id: found.id, name: found.name } : null;
  }

  /**
   * Makes a desk the default one in the place of another. Does nothing where it is already.
   *
   * @param instead - the name of the desk that is the default one until now, as a person typed it who was told what follows
   * @throws DESK_NOT_FOUND, DESK_NOT_IN_USE
   * @throws DESK_UNSIGNED when the organisation did not sign what the desk's row says
   * @throws DEFAULT_DESK_DIFFERS when another desk is the default one by now, or its name is not what was typed
   */
  async set(authority: Authority, deskId: string, instead: string | null): Promise<void> {
    await this.transaction.run(async () => {
      await this.desks.lockAll();
      const desk = await this.desks.lock(deskId);
      if (!desk) throw new DeskError('DESK_NOT_FOUND');
      if (desk.isDefault) return;
      if (!desk.inUse) throw new DeskError('DESK_NOT_IN_USE');
      const present = await this.present();
      if (present && foldedName(instead ?? '') !== foldedName(present.name))
        throw new DeskError('DEFAULT_DESK_DIFFERS');
      await this.clear(authority);
      await this.requireSigned(desk);
      await this.sign(authority, desk, { isDefault: true });
      this.transaction.afterCommit(() => this.known.forget());
    });
  }

  /** Takes the mark from the desk that has it, in the caller's transaction. What nobody signed of it stays unsigned. */
  async clear(authority: Authority): Promise<void> {
    for (const desk of await this.desks.lockDefaults()) {
      if (await this.statements.routingHolds(routingOf(desk)))
        await this.sign(authority, desk, { isDefault: false });
      else await this.desks.update(desk.id, { isDefault: false });
    }
  }

  /**
   * Signs a desk with a change of its row, in the caller's transaction.
   *
   * @param change - columns that the statement is about
   */
  async sign(
    { actorId, organisationSecret }: Authority,
    desk: DeskEntity,
    change: Partial<DeskEntity>,
  ): Promise<void> {
    const number = await this.statements.nextRouting(desk.id, desk.routingNumber);
    const statement = signRouting(organisationSecret, { ...desk, ...change }, number);
    await this.desks.update(desk.id, { ...change, ...statement });
    const about = { subject: 'desk', subjectId: desk.id, detail: { number } };
    await this.audit.record({ actorId, action: 'desk.signed', ...about });
  }

  /** Whoever writes to the database must not have an administrator sign it by changing something else. */
  async requireSigned(desk: DeskEntity): Promise<void> {
    if (!(await this.statements.routingHolds(routingOf(desk)))) throw new DeskError('DESK_UNSIGNED');
  }
}
