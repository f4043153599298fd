import type { MessageKey } from '../../platform/i18n/index.js';
import { UNVERIFIED, type Provenance } from './provenance.js';

/** A service that finds copies of a picture by a number made on the person's own device; the picture stays there. */
export interface RemovalService extends Provenance {
  name: string;
  url: string;
  text: MessageKey;
}

const TAKE_IT_DOWN: RemovalService = {
  ...UNVERIFIED,
  name: 'Take It Down',
  url: 'https://takeitdown.ncmec.org',
  text: 'guidance.removal.take_it_down',
  source: 'NCMEC release, 2023-02-27; takeitdown.ncmec.org/faq',
  confidence: 'high',
};
const STOP_NCII: RemovalService = {
  ...UNVERIFIED,
  name: 'StopNCII',
  url: 'https://stopncii.org',
  text: 'guidance.removal.stop_ncii',
  source: 'stopncii.org, how it works and FAQ',
  confidence: 'high',
};

export const PICTURE_AGES = ['under_18', 'adult', 'found'] as const;
/** How old the person in the pictures was; unsure counts as under 18. `found`: a picture of somebody else's abuse. */
export type PictureAge = (typeof PICTURE_AGES)[number];

/** Where pictures can be blocked, by the age of the person in them; none for a finder, who must not hold the picture at all. */
export function removalService(age: PictureAge): RemovalService | null {
  if (age === 'found') return null;
  return age === 'adult' ? STOP_NCII : TAKE_IT_DOWN;
}
