import { defineTimelineEvent } from '../timeline/index.js';

/** Of which files, and how many, is sealed in the entry. */
export const fingerprintsAdded = defineTimelineEvent('fingerprints_added');
