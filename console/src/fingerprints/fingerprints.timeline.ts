import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';

/** Renders the fingerprints of pictures and videos that a reporter added. */
export const timeline = {
  fingerprints_added: { entry: 'fingerprints_added' },
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
