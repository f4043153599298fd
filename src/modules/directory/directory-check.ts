import { defineReadinessCheck } from '../readiness/index.js';

/** Registered by the web process alone, which is the one that shows it. */
export const directoryCheck = defineReadinessCheck('directory', 350);
