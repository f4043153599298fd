import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ArgonQueue } from './argon-queue.js';
import { KeyFile } from './key-file.js';

/** Gives the installation's keys and the process's one Argon2 queue to every module. */
@Global()
@Module({})
export class CryptoModule {
  /** Takes the key file that the entry point read and checked. */
  static forRoot(keyFile: KeyFile): DynamicModule {
    return {
      module: CryptoModule,
      providers: [
        { provide: KeyFile, useValue: keyFile },
        { provide: ArgonQueue, useFactory: () => new ArgonQueue() },
      ],
      exports: [KeyFile, ArgonQueue],
    };
  }
}
