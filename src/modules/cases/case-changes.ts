import { Injectable } from '@nestjs/common';
import { Notifier } from '../../platform/database/index.js';

export interface CaseChange {
  caseId: string;
  deskId: string;
}

/** Tells every web process that a case changed, so that the screens of its desk fetch it again. */
@Injectable()
export class CaseChanges {
  constructor(private readonly notifier: Notifier) {}

  /** Inside a transaction: heard once it commits. */
  announce(caseId: string, deskId: string): Promise<void> {
    return this.notifier.notify('case', { caseId, deskId });
  }

  /** Resolves once this process hears of changes. Throws when it cannot now. */
  ready(): Promise<void> {
    return this.notifier.ready();
  }

  /** Calls back for each change in any process, and when changes may have been missed, until the returned function is called. */
  subscribe(heard: (change: CaseChange) => void, missed: () => void): () => void {
    const hear = ({ caseId, deskId }: Readonly<Record<string, string>>): void => {
      if (caseId !== undefined && deskId !== undefined) heard({ caseId, deskId });
    };
    return this.notifier.subscribe('case', hear, missed);
  }
}
