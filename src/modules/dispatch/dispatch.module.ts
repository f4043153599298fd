import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CybertiplineClient } from '../cybertipline/index.js';
import { DirectoryModule } from '../directory/index.js';
import { AnsweredDispatches } from './answered-dispatches.js';
import { DISPATCH_DEFINITIONS } from './dispatch.definitions.js';
import { DispatchEnds } from './dispatch-ends.js';
import { DispatchPublicKey, DispatchSecrets } from './dispatch-keys.js';
import { DispatchNumbers } from './dispatch-numbers.js';
import { DispatchRepository } from './dispatch.repository.js';
import { Dispatches } from './dispatches.service.js';
import { ReportDispatch } from './report-dispatch.js';
import { SendDispatchJob } from './send-dispatch.job.js';

/** What every process has to know of sending. */
@Module({
  providers: [AnsweredDispatches, DispatchNumbers, DispatchRepository, registers(...DISPATCH_DEFINITIONS)],
  exports: [AnsweredDispatches, DispatchNumbers, DispatchRepository],
})
export class DispatchModule {}

/** Gives something to be sent, in the web process. */
@Module({
  imports: [DispatchModule],
  providers: [DispatchPublicKey, Dispatches],
  exports: [Dispatches],
})
export class DispatchWebModule {}

/** Sends it, in the queue worker. */
@Module({
  imports: [DirectoryModule, DispatchModule],
  providers: [CybertiplineClient, ReportDispatch, DispatchEnds, DispatchSecrets, SendDispatchJob],
})
export class DispatchWorkerModule {}
