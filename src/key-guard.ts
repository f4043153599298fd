import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KeyFile } from './platform/crypto/index.js';
import { KeyChecks } from './modules/keys/index.js';

/** Keeps a process from doing anything with the wrong key file: it runs before the first job and the first request. */
@Injectable()
export class KeyGuard implements OnModuleInit {
  constructor(
    private readonly checks: KeyChecks,
    private readonly keyFile: KeyFile,
  ) {}

  /** Throws KEY_FILE_MISMATCH, NOT_SET_UP. */
  onModuleInit(): Promise<void> {
    return this.checks.verify(this.keyFile);
  }
}
