import type { ComponentType } from 'react';
import type { CaseDetail, Permission } from '../api/types.js';

/**
 * A part of the pane beside a case. A file `<name>.panel.tsx` of any area exports one as `panel`, and no list names it. What
 * a panel shows beyond the case itself it fetches by `panelQuery`, which a change of the case refreshes.
 */
export interface CasePanel {
  /** Its own among all panels: also the last part of the address it fetches from, if it does. */
  key: string;
  /** Panels stand in ascending order. Those of the case itself are at 100, 200, ... */
  order: number;
  /** Who lacks it does not see the panel. */
  permission: Permission;
  Component: ComponentType<PanelProps>;
}

export interface PanelProps {
  found: CaseDetail;
}

/** The panels of the modules that were found, in order. Throws TypeError where two have the same key. */
export function gatherPanels(modules: Readonly<Record<string, { panel: CasePanel }>>): CasePanel[] {
  const panels = Object.values(modules).map(({ panel }) => panel);
  const keys = new Set<string>();
  for (const { key } of panels) {
    if (keys.has(key)) throw new TypeError(`Two panels have the key ${key}.`);
    keys.add(key);
  }
  return panels.sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
}

/** The panels that a person with these permissions sees. */
export function panelsFor(panels: readonly CasePanel[], permissions: readonly Permission[]): CasePanel[] {
  return panels.filter(({ permission }) => permissions.includes(permission));
}
