import { createStore } from './store.js';

/** Kept in the browser: none says anything about a case or a person. */
const SINGLE_KEYS = 'abhaya.single-keys';
const SOUND = 'abhaya.sound';
const FILTERS = 'abhaya.filters';
const KEPT = [SINGLE_KEYS, SOUND, FILTERS, 'mantine-color-scheme-value'] as const;

/** Whether single keys do things (WCAG 2.1.4: they can be switched off). */
export const singleKeys = createStore(read(SINGLE_KEYS) !== 'off');

export function setSingleKeys(on: boolean): void {
  singleKeys.set(on);
  write(SINGLE_KEYS, on ? 'on' : 'off');
}

/** Whether it sounds when a reporter of an urgent case writes. */
export const soundOn = createStore(read(SOUND) === 'on');

export function setSoundOn(on: boolean): void {
  soundOn.set(on);
  write(SOUND, on ? 'on' : 'off');
}

/** How this person narrowed the queue last, as an address holds it: enumerations and ids, no word that anyone typed. */
export function keptFilters(staffId: string): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(read(FILTERS) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('staff' in kept) || kept.staff !== staffId) return {};
    return 'search' in kept && typeof kept.search === 'object' ? { ...kept.search } : {};
  } catch {
    return {};
  }
}

export function keepFilters(staffId: string, search: object): void {
  write(FILTERS, JSON.stringify({ staff: staffId, search }));
}

/**
 * Runs something that empties the browser's storage, as signing out does, and puts the preferences back: a person who
 * cannot use single keys must not have to switch them off every morning.
 */
export async function keepingPreferences<T>(work: () => Promise<T>): Promise<T> {
  const kept = KEPT.map((name) => [name, read(name)] as const);
  try {
    return await work();
  } finally {
    for (const [name, value] of kept) if (value !== null) write(name, value);
  }
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing: the choice holds until the window closes.
  }
}
