import type { StatusChange } from '../api/types.js';

/** The reasons of contacts that are no counselling, by the keys that choose them in the dialog. */
export const NO_COUNSELLING = ['test', 'prank', 'abuse'] as const satisfies readonly StatusChange['reason'][];

/** Whether a contact that was closed for this reason is counted apart, and needs no outcome. */
export function isNoCounselling(reason: string): boolean {
  return NO_COUNSELLING.some((one) => one === reason);
}
