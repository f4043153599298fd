import { createStore } from '../shared/store.js';

/** `away`: the last request found no server, or one that cannot work now. */
export const connection = createStore<'here' | 'away'>('here');

export function serverAnswered(): void {
  connection.set('here');
}

export function serverAway(): void {
  connection.set('away');
}

/** Seconds until the next try: soon at first, then every half minute, never all consoles in the same second. */
export function backoff(tries: number, random = Math.random()): number {
  return Math.min(30, 2 ** Math.min(tries, 5)) * (0.75 + random * 0.5);
}
