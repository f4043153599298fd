import { createStore } from './store.js';

/** The case that somebody chose to close by a key: its panel then asks what closing asks. */
export const toClose = createStore<string | null>(null);

export function wantToClose(caseId: string): void {
  toClose.set(caseId);
}
