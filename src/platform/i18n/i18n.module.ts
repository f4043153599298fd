import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { projectRoot } from '../config/index.js';
import { Catalogues } from './catalogues.js';

/** Provides Catalogues everywhere. The process does not start with a catalogue that has a gap. */
@Global()
@Module({
  providers: [{ provide: Catalogues, useFactory: () => Catalogues.load(join(projectRoot(), 'locales')) }],
  exports: [Catalogues],
})
export class I18nModule {}
