import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { SessionsModule } from '../auth/index.js';
import { DesksModule } from '../desks/index.js';
import { ExclusionsJoiningModule } from '../exclusions/index.js';
import { StaffModule } from '../staff/index.js';
import { WatchWorkerModule } from '../watch/index.js';
import { FewHoldersMails } from './few-holders-mails.js';
import { FewHoldersRepository } from './few-holders.repository.js';
import { INVITE_DEFINITIONS } from './invite.definitions.js';
import { InviteMails } from './invite-mails.js';
import { InviteRepository } from './invite.repository.js';
import { InvitesController, OpenInvitesController } from './invites.controller.js';
import { Invites } from './invites.service.js';
import { KeyRequestMails } from './key-request-mails.js';
import { PeopleController } from './people.controller.js';
import { People } from './people.service.js';

/** For every process that manages people. Who joins a desk is compared with what reporters of its cases typed. */
@Module({
  imports: [AuditModule, DesksModule, ExclusionsJoiningModule, SessionsModule, StaffModule],
  providers: [InviteRepository, Invites, People, registers(...INVITE_DEFINITIONS)],
  exports: [Invites, People],
})
export class PeopleModule {}

/** The console's routes about people. */
@Module({
  imports: [DesksModule, ExclusionsJoiningModule, PeopleModule, StaffModule],
  controllers: [InvitesController, OpenInvitesController, PeopleController],
})
export class PeopleWebModule {}

/** Mails about people, from the queue worker. */
@Module({
  imports: [DesksModule, StaffModule, WatchWorkerModule],
  providers: [
    FewHoldersMails,
    FewHoldersRepository,
    InviteMails,
    InviteRepository,
    KeyRequestMails,
    registers(...INVITE_DEFINITIONS),
  ],
})
export class PeopleWorkerModule {}
