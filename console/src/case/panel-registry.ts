import { gatherPanels, type CasePanel } from './panel.js';

/** Every panel of the console. */
export const PANELS = gatherPanels(
  import.meta.glob<{ panel: CasePanel }>('../*/*.panel.tsx', { eager: true }),
);
