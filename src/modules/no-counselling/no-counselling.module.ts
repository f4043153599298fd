import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { NoCounsellingController } from './no-counselling.controller.js';
import { NoCounsellingRepository } from './no-counselling.repository.js';

/** The count of what was no counselling, for the web process alone. */
@Module({
  imports: [CasesModule],
  controllers: [NoCounsellingController],
  providers: [NoCounsellingRepository],
})
export class NoCounsellingWebModule {}
