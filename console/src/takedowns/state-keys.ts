import type { SettableState } from './takedowns.js';

/** The keys by which states are set in the list of links, in the order in which they are offered. */
export const STATE_KEYS = {
  ready: 'y',
  sent: 's',
  acknowledged: 'a',
  removed: 'd',
  refused: 'f',
  appeared_again: 'b',
  proposed: 'u',
} as const satisfies Readonly<Record<SettableState, string>>;

export const STATES = Object.keys(STATE_KEYS) as SettableState[];
