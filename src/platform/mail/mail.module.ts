import { Global, Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/index.js';
import { Mailer } from './mailer.js';

/** Gives the mailer to every module. */
@Global()
@Module({ imports: [MetricsModule], providers: [Mailer], exports: [Mailer] })
export class MailModule {}
