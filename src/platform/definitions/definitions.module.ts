import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Definitions } from './definitions.js';

/** What modules define, for every part of the process. */
@Global()
@Module({ imports: [DiscoveryModule], providers: [Definitions], exports: [Definitions] })
export class DefinitionsModule {}
