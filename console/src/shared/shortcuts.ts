import { useEffect, useRef } from 'react';
import { sessionState } from '../api/session-state.js';
import { singleKeys } from './preferences.js';

/** What a key does. It answers `false` where it has nothing to do, so that the key keeps its ordinary meaning. */
export type Shortcuts = Readonly<Record<string, () => boolean | void>>;

const layers = new Set<{ current: Shortcuts }>();

/** Single keys, while the component is there. They do nothing while a person types, in dialogs, and where switched off. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    if (layers.size === 0) window.addEventListener('keydown', onKey);
    layers.add(current);
    return () => {
      layers.delete(current);
      if (layers.size === 0) window.removeEventListener('keydown', onKey);
    };
  }, []);
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || (event.repeat && !REPEATING.has(keyOf(event)))) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  // The console is still in the page behind the sign-in screen, and must not react there.
  if (sessionState.get().phase !== 'in') return;
  if (!singleKeys.get() || isTyping(event.target) || document.querySelector('dialog[open]')) return;
  const key = keyOf(event);
  for (const { current } of [...layers].reverse()) {
    const run = current[key];
    if (run && run() !== false) {
      event.preventDefault();
      return;
    }
  }
}

/** Keys that make sense held down. */
const REPEATING: ReadonlySet<string> = new Set(['j', 'k']);

/** The letter on the key where the keyboard writes another script: on a Hindi layout "j" is still where J is. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (/^[\x21-\x7e]$/.test(event.key)) return event.key.toLowerCase();
  const latin = /^Key([A-Z])$/.exec(event.code);
  const digit = /^Digit([0-9])$/.exec(event.code);
  return latin?.[1]?.toLowerCase() ?? digit?.[1] ?? event.key;
}

const TYPED_INTO =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="button"])';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED_INTO) !== null;
}
