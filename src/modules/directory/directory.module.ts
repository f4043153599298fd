import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { AlarmsModule } from '../alarms/index.js';
import { DIRECTORY_DEFINITIONS } from './directory.definitions.js';
import { DirectoryRepository } from './directory.repository.js';
import { Directory } from './directory.service.js';

/** The directory, for every process. */
@Module({
  imports: [AlarmsModule],
  providers: [Directory, DirectoryRepository, registers(...DIRECTORY_DEFINITIONS)],
  exports: [Directory],
})
export class DirectoryModule {}
