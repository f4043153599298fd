import type { ComponentType } from 'react';
import type { Found } from './readiness-query.js';

/** How a check is shown. An area exports it as `readiness` from a `*.readiness.tsx`, which is found by its name. */
export interface ReadinessView {
  /** The name of the check, as the server defines it. */
  name: Found['name'];
  title(): string;
  /** What was found, in words, and what to do about it. */
  Component: ComponentType<{ found: Found }>;
}

/** The views by the name of their check. Throws where two are of one check. */
export function gatherReadiness(
  modules: Readonly<Record<string, { readiness: readonly ReadinessView[] }>>,
): ReadonlyMap<string, ReadinessView> {
  const views = new Map<string, ReadinessView>();
  for (const { readiness } of Object.values(modules))
    for (const view of readiness) {
      if (views.has(view.name)) throw new Error(`Two views of the readiness check ${view.name}.`);
      views.set(view.name, view);
    }
  return views;
}

export const number = (found: Found, name: string): number => Number(found.values[name] ?? 0);
export const word = (found: Found, name: string): string => String(found.values[name] ?? '');
