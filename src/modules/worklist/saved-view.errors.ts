import { defineErrors } from '../../platform/errors/index.js';

export const LONGEST_NAME = 40;
export const MOST_VIEWS = 30;

export class SavedViewError extends defineErrors({
  /** Another window of the same person changed them meanwhile. */
  SAVED_VIEWS_CHANGED: 409,
  /** Two of them have the same name. */
  SAVED_VIEW_NAME_TAKEN: 422,
}) {}
