import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Config } from './config.js';

/** Gives the validated settings to every module. The entry points load them, so that a problem is told before Nest starts. */
@Global()
@Module({})
export class ConfigModule {
  /** Takes the settings of `loadConfig`. */
  static forRoot(config: Config): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: Config, useValue: config }], exports: [Config] };
  }
}
