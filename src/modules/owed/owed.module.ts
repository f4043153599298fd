import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { DirectoryModule } from '../directory/index.js';
import { StaffModule } from '../staff/index.js';
import { OwedController } from './owed.controller.js';
import { OwedRepository } from './owed.repository.js';
import { Owed } from './owed.service.js';

/** The board of what is owed, for the web process alone. */
@Module({
  imports: [CasesModule, DirectoryModule, StaffModule],
  controllers: [OwedController],
  providers: [Owed, OwedRepository],
})
export class OwedWebModule {}
