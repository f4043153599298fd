import type { AgeBand, Playbook } from '../vocabulary/index.js';

/*
 * What of a case the data framework of Child Helpline International calls how. Only what a source says is mapped: everything else is
 * `not_mapped`, and a person who fills in the survey decides.
 *
 * Source: the default form of Aselo, which follows an older edition; the framework itself could not be read. Checked on 2026-11-30,
 * confidence medium, to be verified with Child Helpline International before figures are handed in.
 */

/** The framework counts children: people under 18. */
export const CHI_AGES = ['under_13', '13_15', '16_17'] as const satisfies readonly AgeBand[];

export const CHI_CATEGORIES = [
  'online_sexual_exploitation',
  'online_sexual_abuse',
  'information_other',
  'not_mapped',
  'adult',
  'age_unsaid',
] as const;
export type ChiCategory = (typeof CHI_CATEGORIES)[number];

/** By playbook; one that is left out is not mapped. */
export const CHI_OF_PLAYBOOK: Partial<Record<Playbook, ChiCategory>> = {
  sextortion_child: 'online_sexual_exploitation',
  grooming: 'online_sexual_exploitation',
  pictures_shared: 'online_sexual_abuse',
  account_taken: 'information_other',
};
