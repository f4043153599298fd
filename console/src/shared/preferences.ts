import { createStore } from './store.js';

/** Kept in the browser: it says nothing about a case or a person. */
const NAME = 'abhaya.single-keys';

/** Whether single keys do things (WCAG 2.1.4: they can be switched off). */
export const singleKeys = createStore(read());

export function setSingleKeys(on: boolean): void {
  singleKeys.set(on);
  try {
    localStorage.setItem(NAME, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing: the choice holds until the window closes.
  }
}

function read(): boolean {
  try {
    return localStorage.getItem(NAME) !== 'off';
  } catch {
    return true;
  }
}
