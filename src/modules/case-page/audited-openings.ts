import { Injectable } from '@nestjs/common';
import type { StaffSession } from '../staff/index.js';

const MOST = 10_000;
/** How long a screen may bring a case up to date by itself before that is an opening of its own: it may show new words. */
const QUIET_MS = 5 * 60_000;

type Viewer = Pick<StaffSession, 'sessionId'>;

/**
 * The openings of cases that are in the audit log, by session, as far as this process wrote them. A screen that fetches anew
 * what it shows is no opening; to be believed in that, the session must have opened the case within minutes: a screen that is
 * left open all day leaves a row every few minutes in which it asked.
 */
@Injectable()
export class AuditedOpenings {
  private readonly known = new Map<string, number>();

  /**
   * Whether the session opened the case in the last five minutes, as the log says.
   *
   * @param now - milliseconds that never go back
   */
  has(viewer: Viewer, caseId: string, now = performance.now()): boolean {
    return (this.known.get(keyOf(viewer, caseId)) ?? -Infinity) > now - QUIET_MS;
  }

  /** Remembers the newest ten thousand. What is forgotten is written to the log once more. */
  add(viewer: Viewer, caseId: string, now = performance.now()): void {
    this.known.delete(keyOf(viewer, caseId));
    this.known.set(keyOf(viewer, caseId), now);
    const oldest = this.known.keys().next();
    if (this.known.size > MOST && !oldest.done) this.known.delete(oldest.value);
  }
}

function keyOf({ sessionId }: Viewer, caseId: string): string {
  return `${Buffer.from(sessionId).toString('base64')} ${caseId}`;
}
