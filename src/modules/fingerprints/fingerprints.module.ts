import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { EntriesModule } from '../entries/index.js';
import { AddFingerprints } from './commands/add-fingerprints.js';
import { fingerprintsEntry } from './fingerprint.entry-kinds.js';
import { fingerprintsAdded } from './fingerprint.timeline.js';

/** What every process has to know of them. */
@Module({ providers: [registers(fingerprintsEntry, fingerprintsAdded)] })
export class FingerprintDefinitionsModule {}

@Module({
  imports: [FingerprintDefinitionsModule, CasesModule, EntriesModule],
  providers: [AddFingerprints],
  exports: [AddFingerprints],
})
export class FingerprintsModule {}
