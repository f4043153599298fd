import { Injectable } from '@nestjs/common';
import { ChecksReadiness, type ReadinessCheck, type ReadinessFinding } from '../readiness-check.js';
import {
  backupCheck,
  DUE_AFTER_DAYS,
  keysCopiedCheck,
  mailCheck,
  type Recorded,
} from '../readiness.definitions.js';
import { ReadinessRepository } from '../readiness.repository.js';

/** The outcome of a test mail that the mail server took. */
export const MAIL_SENT = 'sent';

/** Whether it was done, and not too long ago. */
async function recordedFinding(records: ReadinessRepository, name: Recorded): Promise<ReadinessFinding> {
  const due = DUE_AFTER_DAYS[name];
  const last = await records.find(name);
  if (!last) return { state: 'attention', values: { due } };
  const { days, doneOn } = last;
  return { state: days > due ? 'attention' : 'fine', values: { due, days, doneOn } };
}

/** Whether somebody restored a backup to see that it can be. */
@Injectable()
@ChecksReadiness(backupCheck)
export class BackupCheck implements ReadinessCheck {
  constructor(private readonly records: ReadinessRepository) {}

  look(): Promise<ReadinessFinding> {
    return recordedFinding(this.records, 'backup');
  }
}

/** Whether there is a copy of the key file at another place: without it no backup opens. */
@Injectable()
@ChecksReadiness(keysCopiedCheck)
export class KeysCopiedCheck implements ReadinessCheck {
  constructor(private readonly records: ReadinessRepository) {}

  look(): Promise<ReadinessFinding> {
    return recordedFinding(this.records, 'keys_copied');
  }
}

/** Whether the last test mail left. */
@Injectable()
@ChecksReadiness(mailCheck)
export class MailCheck implements ReadinessCheck {
  constructor(private readonly records: ReadinessRepository) {}

  async look(): Promise<ReadinessFinding> {
    const last = await this.records.find(mailCheck.name);
    if (!last) return { state: 'attention' };
    const { doneOn, days } = last;
    const outcome = last.outcome ?? '';
    return { state: outcome === MAIL_SENT ? 'fine' : 'attention', values: { doneOn, days, outcome } };
  }
}
