import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { DesksModule } from '../desks/index.js';
import { DirectoryModule } from '../directory/index.js';
import { StaffModule } from '../staff/index.js';
import { WatchWorkerModule } from '../watch/index.js';
import { FiguresRepository } from './figures.repository.js';
import { OwedController } from './owed.controller.js';
import { OwedFigures } from './owed-figures.service.js';
import { OwedMails } from './owed-mails.js';
import { OwedRepository } from './owed.repository.js';
import { Owed } from './owed.service.js';

/** The board of what is owed, for the web process alone. */
@Module({
  imports: [CasesModule, DirectoryModule, StaffModule],
  controllers: [OwedController],
  providers: [FiguresRepository, Owed, OwedFigures, OwedRepository],
})
export class OwedWebModule {}

/** Mails what is owed, in the queue worker. */
@Module({
  imports: [CasesModule, DesksModule, StaffModule, WatchWorkerModule],
  providers: [OwedMails, OwedRepository],
})
export class OwedWorkerModule {}
