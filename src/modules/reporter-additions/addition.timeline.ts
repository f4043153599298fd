import { defineTimelineEvent } from '../timeline/index.js';

/** Which of them it was is sealed in the entry. */
export const safetyTold = defineTimelineEvent('safety_told');
export const detailsAdded = defineTimelineEvent('details_added');
