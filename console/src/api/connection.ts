import { createStore } from '../shared/store.js';

/** `away`: the last request found no server, or one that cannot work now. */
export type Connection = { state: 'here' } | { state: 'away'; since: number; tries: number };

export const connection = createStore<Connection>({ state: 'here' });

export function serverAnswered(): void {
  if (connection.get().state === 'away') connection.set({ state: 'here' });
}

export function serverAway(): void {
  connection.update((current) =>
    current.state === 'away' ? current : { state: 'away', since: Date.now(), tries: 0 },
  );
}

/** Seconds until the next try: soon at first, then every half minute, never all consoles in the same second. */
export function backoff(tries: number, random = Math.random()): number {
  return Math.min(30, 2 ** Math.min(tries, 5)) * (0.75 + random * 0.5);
}
