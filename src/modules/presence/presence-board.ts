import type { Doing } from '../vocabulary/index.js';

/** A case and its desk. */
export interface Place {
  readonly caseId: string;
  readonly deskId: string;
}

/** Somebody has a case before them, in one window. */
export interface Sign extends Place {
  readonly staffId: string;
  /** Chosen by the window itself. */
  readonly window: string;
  /** Null: not any more. */
  readonly doing: Doing | null;
}

/** Somebody has a case before them, in whatever windows. */
export interface Present extends Place {
  readonly staffId: string;
  readonly doing: Doing;
}

interface Kept extends Present {
  readonly until: number;
}

/** A window gives a sign every 20 seconds; two that do not come, and it is gone. */
export const FADES_AFTER_MS = 45_000;
/** More windows than these nobody works in: the oldest make room. */
const MOST_WINDOWS = 20;

/** Who has which case before them, as far as this process has heard. It lives in memory, and fades. */
export class PresenceBoard {
  /** By person, then by window and case. */
  private readonly people = new Map<string, Map<string, Kept>>();

  /** Takes a sign. Returns whether it changes what is shown. */
  take({ window, doing, ...place }: Sign, now: number): boolean {
    const { staffId, caseId, deskId } = place;
    const before = this.doingOf(staffId, caseId, now);
    const windows = this.people.get(staffId) ?? new Map<string, Kept>();
    const key = `${window}/${caseId}`;
    windows.delete(key);
    if (doing !== null) windows.set(key, { caseId, deskId, staffId, doing, until: now + FADES_AFTER_MS });
    const [oldest] = windows.keys();
    if (windows.size > MOST_WINDOWS && oldest !== undefined) windows.delete(oldest);
    this.people.set(staffId, windows);
    if (windows.size === 0) this.people.delete(staffId);
    return before !== this.doingOf(staffId, caseId, now);
  }

  /** Forgets whoever gave no sign for too long. Returns the cases where that changes what is shown, each once. */
  fade(now: number): Place[] {
    return this.remove((kept) => kept.until <= now, now);
  }

  /** Forgets a person. Returns their cases, each once. */
  forget(staffId: string, now: number): Place[] {
    return this.remove((kept) => kept.staffId === staffId, now);
  }

  /** Who has cases of these desks before them: a person once a case, who writes in any window as writing. */
  on(desks: { has(deskId: string): boolean }, now: number): Present[] {
    const shown = new Map<string, Present>();
    for (const { caseId, deskId, staffId } of this.all(now)) {
      if (!desks.has(deskId)) continue;
      const doing = this.doingOf(staffId, caseId, now);
      if (doing !== null) shown.set(`${caseId}/${staffId}`, { caseId, deskId, staffId, doing });
    }
    return [...shown.values()];
  }

  private doingOf(staffId: string, caseId: string, now: number): Doing | null {
    const own = [...(this.people.get(staffId)?.values() ?? [])].filter(
      (kept) => kept.caseId === caseId && kept.until > now,
    );
    if (own.length === 0) return null;
    return own.some(({ doing }) => doing === 'writing') ? 'writing' : 'reading';
  }

  private all(now: number): Kept[] {
    return [...this.people.values()]
      .flatMap((windows) => [...windows.values()])
      .filter(({ until }) => until > now);
  }

  private remove(which: (kept: Kept) => boolean, now: number): Place[] {
    const touched = new Map<string, { kept: Kept; before: Doing | null }>();
    for (const [staffId, windows] of this.people) {
      for (const [key, kept] of windows) {
        if (!which(kept)) continue;
        // What has faded was still on the screens.
        const before = kept.until <= now ? kept.doing : this.doingOf(staffId, kept.caseId, now);
        touched.set(`${staffId}/${kept.caseId}`, { kept, before });
        windows.delete(key);
      }
      if (windows.size === 0) this.people.delete(staffId);
    }
    const changed = [...touched.values()].filter(
      ({ kept, before }) => this.doingOf(kept.staffId, kept.caseId, now) !== before,
    );
    return [...new Map(changed.map(({ kept: { caseId, deskId } }) => [caseId, { caseId, deskId }])).values()];
  }
}
