import { Global, Module, ValidationPipe } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { MetricsModule } from '../metrics/index.js';
import { AccessGuard } from './access.guard.js';
import { fieldErrors } from './field-errors.js';
import { HealthController } from './health.controller.js';
import { InputError } from './http.errors.js';
import { ProblemFilter } from './problem.filter.js';
import { RateLimit } from './rate-limit.js';
import { Shutdown } from './shutdown.js';

/** Guard, errors, validation, health and rate limits of the web process. Needs the config, database and logging modules. */
@Global()
@Module({
  imports: [MetricsModule],
  controllers: [HealthController],
  providers: [
    Shutdown,
    { provide: RateLimit, useFactory: () => new RateLimit() },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    {
      provide: APP_PIPE,
      useFactory: () =>
        new ValidationPipe({
          transform: true,
          whitelist: true,
          forbidNonWhitelisted: true,
          exceptionFactory: (errors) => new InputError(fieldErrors(errors)),
        }),
    },
  ],
  exports: [RateLimit, Shutdown],
})
export class HttpModule {}
