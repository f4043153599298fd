import { defineForm } from './define-form.js';
import { CLOSING } from './screens/closing.js';
import { FOUND_SCREENS, OPENING } from './screens/opening.js';
import { OTHER_SCREENS } from './screens/other.js';
import { PRIVATE_SCREENS } from './screens/private.js';
import { SHARED_SCREENS } from './screens/shared.js';
import { STORY } from './screens/story.js';
import { THREATENED_SCREENS, WHERE_SCREENS } from './screens/threatened.js';

/**
 * The report form, whole: every screen in the order in which it may come. A screen or a branch is added by adding to these
 * lists and to the catalogues; nothing else knows the screens by name but `content.ts`, which says what the answers mean.
 */
export const REPORT_FORM = defineForm([
  ...OPENING,
  ...FOUND_SCREENS,
  ...PRIVATE_SCREENS,
  ...STORY,
  ...THREATENED_SCREENS,
  ...OTHER_SCREENS,
  ...WHERE_SCREENS,
  ...SHARED_SCREENS,
  ...CLOSING,
]);
