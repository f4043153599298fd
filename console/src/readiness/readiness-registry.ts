import { gatherReadiness, type ReadinessView } from './readiness.js';

/** Every view of a check. */
export const READINESS = gatherReadiness(
  import.meta.glob<{ readiness: readonly ReadinessView[] }>('../*/*.readiness.tsx', { eager: true }),
);
