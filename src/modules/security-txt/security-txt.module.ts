import { Module } from '@nestjs/common';
import { MetricsModule } from '../../platform/metrics/index.js';
import { SecurityTxt } from './security-txt.js';
import { SecurityTxtController } from './security-txt.controller.js';

/** /.well-known/security.txt, for the web process alone. */
@Module({ imports: [MetricsModule], controllers: [SecurityTxtController], providers: [SecurityTxt] })
export class SecurityTxtModule {}
