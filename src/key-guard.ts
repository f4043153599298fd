import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KeyFile } from './platform/crypto/index.js';
import { KeyChecks } from './modules/keys/index.js';
import { StaffDirectory } from './modules/staff/index.js';

/** Keeps a process from doing anything with the wrong key file, or with people whom nobody signed: it runs before the first job and the first request. */
@Injectable()
export class KeyGuard implements OnModuleInit {
  constructor(
    private readonly checks: KeyChecks,
    private readonly keyFile: KeyFile,
    private readonly staff: StaffDirectory,
  ) {}

  /** Throws KEY_FILE_MISMATCH, NOT_SET_UP, STATEMENTS_MISSING. */
  async onModuleInit(): Promise<void> {
    await this.checks.verify(this.keyFile);
    await this.staff.requireSigned();
  }
}
