import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { StaffModule } from '../staff/index.js';
import { StatementsModule } from '../statements/index.js';
import { AddMember } from './commands/add-member.js';
import { ChangeDesk } from './commands/change-desk.js';
import { CreateDesk } from './commands/create-desk.js';
import { DefaultDesk } from './commands/default-desk.js';
import { DropGrants } from './commands/drop-grants.js';
import { GrantDesk } from './commands/grant-desk.js';
import { GrantKey } from './commands/grant-key.js';
import { RotateDesk } from './commands/rotate-desk.js';
import { SignDesks } from './commands/sign-desks.js';
import { DESK_RENAMED } from './desk.audit.js';
import { DeskEntity, DeskKeyEntity, DeskMemberEntity } from './desk.entity.js';
import { DeskRepository } from './desk.repository.js';
import { DeskSealedThings } from './desk-sealed.js';
import { DeskVault } from './desk-vault.service.js';
import { DesksController } from './desks.controller.js';
import { DeskJoining } from './desk-joining.js';
import { GrantSignatures } from './grant-signatures.js';
import { KeyRequestRepository } from './key-request.repository.js';
import { KeyRequestsController } from './key-requests.controller.js';
import { KeyRequests } from './key-requests.service.js';
import { Desks } from './desks.service.js';

const FACE = [
  AddMember,
  ChangeDesk,
  CreateDesk,
  DefaultDesk,
  DeskJoining,
  Desks,
  DeskSealedThings,
  DeskVault,
  DropGrants,
  GrantDesk,
  GrantKey,
  KeyRequests,
  RotateDesk,
  SignDesks,
];

/** For every process. Needs KeyFile from a global module, as well as database and logging. */
@Module({
  imports: [AuditModule, StaffModule, StatementsModule],
  providers: [
    ...FACE,
    DeskRepository,
    GrantSignatures,
    KeyRequestRepository,
    registers(DESK_RENAMED, ...entities(DeskEntity, DeskKeyEntity, DeskMemberEntity)),
  ],
  exports: FACE,
})
export class DesksModule {}

/** The console's routes about desks: for the web process alone. */
@Module({ imports: [DesksModule], controllers: [DesksController, KeyRequestsController] })
export class DesksWebModule {}
