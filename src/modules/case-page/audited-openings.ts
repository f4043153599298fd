import { Injectable } from '@nestjs/common';
import type { StaffSession } from '../staff/index.js';

const MOST = 10_000;

type Viewer = Pick<StaffSession, 'sessionId'>;

/**
 * The openings of cases that are in the audit log, by session, as far as this process wrote them. A screen that fetches anew
 * what it shows is no opening; to be believed in that, the session must have opened the case before.
 */
@Injectable()
export class AuditedOpenings {
  private readonly known = new Set<string>();

  has(viewer: Viewer, caseId: string): boolean {
    return this.known.has(keyOf(viewer, caseId));
  }

  /** Remembers the newest ten thousand. What is forgotten is written to the log once more. */
  add(viewer: Viewer, caseId: string): void {
    this.known.add(keyOf(viewer, caseId));
    const oldest = this.known.values().next();
    if (this.known.size > MOST && !oldest.done) this.known.delete(oldest.value);
  }
}

function keyOf({ sessionId }: Viewer, caseId: string): string {
  return `${Buffer.from(sessionId).toString('base64')} ${caseId}`;
}
