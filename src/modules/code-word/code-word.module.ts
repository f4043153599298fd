import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { CasesModule } from '../cases/index.js';
import { EntriesModule } from '../entries/index.js';
import { StaffModule } from '../staff/index.js';
import { CodeWordController } from './code-word.controller.js';
import { CODE_WORD_DEFINITIONS } from './code-word.definitions.js';
import { CodeWords } from './code-words.service.js';

@Module({
  imports: [AuditModule, CasesModule, EntriesModule, StaffModule],
  providers: [CodeWords, registers(...CODE_WORD_DEFINITIONS)],
  exports: [CodeWords],
})
export class CodeWordModule {}

/** The console's routes about it, for the web process alone. */
@Module({ imports: [CodeWordModule], controllers: [CodeWordController] })
export class CodeWordWebModule {}
