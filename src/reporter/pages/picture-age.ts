import type { PictureAge } from '../../modules/guidance/index.js';
import { factsOf, type Answers } from '../../modules/report-form/index.js';

/** How old the person in the pictures was; unsure, or not said, counts as under 18. */
export function pictureAge(answers: Answers): PictureAge {
  const facts = factsOf(answers, { country: null, language: '', partial: true });
  if (facts.kind === 'found') return 'found';
  const grown = facts.ageBand === 'adult' && (facts.picturesUnder18 === 'no' || facts.kind === 'other');
  return grown ? 'adult' : 'under_18';
}
