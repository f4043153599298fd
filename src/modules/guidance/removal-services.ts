import type { MessageKey } from '../../platform/i18n/index.js';
import type { AgeBand, Under18Answer } from '../vocabulary/index.js';
import { UNVERIFIED, UNVERIFIED_SINCE, type Provenance } from './provenance.js';
import type { Situation } from './situation.js';

/** A service that finds copies of a picture and has them taken down or hidden. */
export interface RemovalService extends Provenance {
  name: string;
  url: string;
}

/** By number made on the person's own device, the picture stays there; but for the search of Google, which takes links. */
export const REMOVAL_SERVICES = {
  take_it_down: {
    ...UNVERIFIED,
    name: 'Take It Down',
    url: 'https://takeitdown.ncmec.org',
    source: 'NCMEC release, 2023-02-27; takeitdown.ncmec.org/faq',
    confidence: 'high',
  },
  stop_ncii: {
    ...UNVERIFIED,
    name: 'StopNCII',
    url: 'https://stopncii.org',
    source: 'stopncii.org, how it works and FAQ',
    confidence: 'high',
  },
  google: {
    ...UNVERIFIED_SINCE,
    name: 'Google',
    url: 'https://support.google.com/websearch/answer/6302812',
    source: 'support.google.com, remove explicit or intimate personal images',
    confidence: 'high',
  },
} as const satisfies Record<string, RemovalService>;
export type ServiceId = keyof typeof REMOVAL_SERVICES;

/** The services that keep pictures out of many apps, each with what is said of it. */
export const PICTURE_SERVICES = [
  { id: 'take_it_down', text: 'guidance.removal.take_it_down' },
  { id: 'stop_ncii', text: 'guidance.removal.stop_ncii' },
] as const satisfies readonly { id: ServiceId; text: MessageKey }[];
export type PictureService = (typeof PICTURE_SERVICES)[number];

export interface PicturedPerson extends Pick<Situation, 'about' | 'kind'> {
  ageBand: AgeBand | null;
  picturesUnder18: Under18Answer | null;
}

/**
 * The service that is offered to a reader: only for pictures of themselves, as nobody else has them or may look for them. By the
 * age in the pictures; unsure, or not said, counts as under 18. Null: none is offered.
 */
export function pictureService(person: PicturedPerson): PictureService | null {
  const { about, kind } = person;
  if (about !== 'self' || (kind !== 'threatened' && kind !== 'shared')) return null;
  return PICTURE_SERVICES[isGrownInPictures(person) ? 1 : 0];
}

/** Whether only an adult is in the pictures, as far as was said. */
export function isGrownInPictures({
  ageBand,
  picturesUnder18,
}: Pick<PicturedPerson, 'ageBand' | 'picturesUnder18'>): boolean {
  return ageBand === 'adult' && picturesUnder18 === 'no';
}
