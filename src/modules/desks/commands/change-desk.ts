import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { checkName, type Authority } from '../../staff/index.js';
import type { CaseKind } from '../../vocabulary/index.js';
import { DESK_RENAMED } from '../desk.audit.js';
import type { DeskEntity } from '../desk.entity.js';
import { DeskError } from '../desk.errors.js';
import { DeskRepository } from '../desk.repository.js';
import { Desks } from '../desks.service.js';
import { sorted } from '../routing.js';
import { DefaultDesk } from './default-desk.js';

/** What an administrator says of a desk. What is left out stays as it is. */
export interface DeskChange {
  readonly name?: string | undefined;
  /** ISO 3166-1 alpha-2, or null for any. */
  readonly country?: string | null | undefined;
  /** BCP 47; empty: any. */
  readonly languages?: readonly string[] | undefined;
  /** Empty: any. */
  readonly kinds?: readonly CaseKind[] | undefined;
  readonly inUse?: boolean | undefined;
}

/** Renames a desk, and signs which reports it takes. */
@Injectable()
export class ChangeDesk {
  constructor(
    private readonly desks: DeskRepository,
    private readonly known: Desks,
    private readonly defaults: DefaultDesk,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Says it of a desk. What is so already is not signed anew.
   *
   * @throws NAME_INVALID, DESK_NAME_TAKEN, DESK_NOT_FOUND
   * @throws DESK_IS_DEFAULT, DESK_ONLY_ONE for a desk that has to stay in use
   * @throws DESK_UNSIGNED when the organisation did not sign what the desk's row says
   */
  async change(authority: Authority, deskId: string, wanted: DeskChange): Promise<void> {
    const name = wanted.name === undefined ? undefined : checkName(wanted.name);
    await this.transaction.run(async () => {
      await this.desks.lockAll();
      const desk = await this.desks.lock(deskId);
      if (!desk) throw new DeskError('DESK_NOT_FOUND');
      if (name !== undefined && name !== desk.name) await this.rename(authority, desk, name);
      const change = changeOf(desk, wanted);
      if (Object.keys(change).length === 0) return;
      if (change.inUse === false) await this.requireSpare(desk);
      await this.defaults.requireSigned(desk);
      await this.defaults.sign(authority, desk, change);
      this.transaction.afterCommit(() => this.known.forget());
    });
  }

  private async rename({ actorId }: Authority, { id }: DeskEntity, name: string): Promise<void> {
    if (await this.desks.isNamed(name, id)) throw new DeskError('DESK_NAME_TAKEN');
    await this.desks.update(id, { name });
    await this.audit.record({ actorId, action: DESK_RENAMED.name, subject: 'desk', subjectId: id });
  }

  /** Reports need a desk when this one takes no more. */
  private async requireSpare(desk: DeskEntity): Promise<void> {
    if (desk.isDefault) throw new DeskError('DESK_IS_DEFAULT');
    const others = (await this.desks.inUse()).filter(({ id }) => id !== desk.id);
    if (others.length === 0) throw new DeskError('DESK_ONLY_ONE');
  }
}

type Routed = Pick<DeskEntity, 'country' | 'languages' | 'kinds' | 'inUse'>;

/** What differs from the row, of what the organisation signs. */
function changeOf(desk: DeskEntity, { country, languages, kinds, inUse }: DeskChange): Partial<Routed> {
  const change: Partial<Routed> = {};
  if (country !== undefined && country !== desk.country) change.country = country;
  if (inUse !== undefined && inUse !== desk.inUse) change.inUse = inUse;
  if (languages && differ(languages, desk.languages)) change.languages = sorted(languages);
  if (kinds && differ(kinds, desk.kinds)) change.kinds = sorted(kinds);
  return change;
}

function differ(some: readonly string[], others: readonly string[]): boolean {
  return sorted(some).join() !== sorted(others).join();
}
