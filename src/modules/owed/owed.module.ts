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
import { ReviewMails } from './review-mails.js';
import { ReviewMailsRepository } from './review-mails.repository.js';

/** The board of what is owed, for the web process alone. */
@Module({
  imports: [CasesModule, DirectoryModule, StaffModule],
  controllers: [OwedController],
  providers: [FiguresRepository, Owed, OwedFigures, OwedRepository],
})
export class OwedWebModule {}

/** Mails what is owed, and which reviews are due, in the queue worker. */
@Module({
  imports: [CasesModule, DesksModule, DirectoryModule, StaffModule, WatchWorkerModule],
  providers: [OwedMails, OwedRepository, ReviewMails, ReviewMailsRepository],
})
export class OwedWorkerModule {}
