import { useShortcuts } from '../shared/shortcuts.js';
import { STATE_KEYS, STATES } from './state-keys.js';
import type { SettableState } from './takedowns.js';

interface ListKeysProps {
  move(step: 1 | -1): void;
  chooseAll(): void;
  /** Answers `false` where the key has nothing to do. */
  set(state: SettableState): boolean;
}

/** The keys of the list, while the focus is in it: then they come before the same keys elsewhere. */
export function ListKeys({ move, chooseAll, set }: ListKeysProps) {
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    x: chooseAll,
    ...Object.fromEntries(STATES.map((state) => [STATE_KEYS[state], () => set(state)])),
  });
  return null;
}
