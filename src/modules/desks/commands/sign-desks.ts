import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import type { Authority } from '../../staff/index.js';
import { Statements } from '../../statements/index.js';
import type { DeskEntity, DeskMemberEntity } from '../desk.entity.js';
import { DeskRepository } from '../desk.repository.js';
import { Desks } from '../desks.service.js';
import { membershipOf, routingOf, signMembership, signRouting } from '../routing.js';

/** Desks and places on desks that are not what the organisation signed. */
export interface UnsignedDesks {
  readonly desks: readonly DeskEntity[];
  readonly members: readonly Pick<DeskMemberEntity, 'deskId' | 'staffId' | 'epoch'>[];
}

/** Signs desks and their people as they stand in the database, for a person who has looked at them. */
@Injectable()
export class SignDesks {
  constructor(
    private readonly desks: DeskRepository,
    private readonly known: Desks,
    private readonly statements: Statements,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /** Returns what is not signed as it is. Of a person on a desk only the desk's present epoch is looked at. */
  async unsigned(): Promise<UnsignedDesks> {
    const desks: DeskEntity[] = [];
    const members: DeskMemberEntity[] = [];
    for (const desk of await this.desks.all()) {
      if (!(await this.statements.routingHolds(routingOf(desk)))) desks.push(desk);
      for (const member of await this.desks.membersAt(desk.id, desk.epoch))
        if (!(await this.statements.memberHolds(membershipOf(member)))) members.push(member);
    }
    return { desks, members };
  }

  /** Signs exactly what was shown: where a row was changed meanwhile, the signature is of no use to it. */
  async sign({ actorId, organisationSecret }: Authority, shown: UnsignedDesks): Promise<void> {
    await this.transaction.run(async () => {
      for (const desk of shown.desks) {
        const number = await this.statements.nextRouting(desk.id, desk.routingNumber);
        await this.desks.update(desk.id, signRouting(organisationSecret, desk, number));
        const about = { subject: 'desk', subjectId: desk.id, detail: { number } };
        await this.audit.record({ actorId, action: 'desk.signed', ...about });
      }
      for (const member of shown.members) {
        const { deskId, staffId, epoch } = member;
        await this.desks.updateMember(member, signMembership(organisationSecret, member));
        const about = { subject: 'desk', subjectId: deskId, detail: { member: staffId, epoch } };
        await this.audit.record({ actorId, action: 'desk.member_signed', ...about });
      }
      this.transaction.afterCommit(() => this.known.forget());
    });
  }
}
