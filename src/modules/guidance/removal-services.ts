import type { MessageKey } from '../../platform/i18n/index.js';

/** A service that finds copies of a picture by a number made on the person's own device; the picture stays there. */
export interface RemovalService {
  name: string;
  label: string;
  url: string;
  text: MessageKey;
}

const TAKE_IT_DOWN: RemovalService = {
  name: 'Take It Down',
  label: 'takeitdown.ncmec.org',
  url: 'https://takeitdown.ncmec.org',
  text: 'guidance.removal.take_it_down',
};
const STOP_NCII: RemovalService = {
  name: 'StopNCII',
  label: 'stopncii.org',
  url: 'https://stopncii.org',
  text: 'guidance.removal.stop_ncii',
};

export const PICTURE_AGES = ['under_18', 'adult', 'found'] as const;
/** How old the person in the pictures was; unsure counts as under 18. `found`: a picture of somebody else's abuse. */
export type PictureAge = (typeof PICTURE_AGES)[number];

/** Where pictures can be blocked, by the age of the person in them; none for a finder, who must not hold the picture at all. */
export function removalService(age: PictureAge): RemovalService | null {
  if (age === 'found') return null;
  return age === 'adult' ? STOP_NCII : TAKE_IT_DOWN;
}
