import { defineErrors } from '../../platform/errors/index.js';
import { defineCaseTable } from '../case-tables/index.js';

export class SearchError extends defineErrors({
  /** There is no such day. */
  SEARCH_DAY_WRONG: 422,
}) {}

export const searchCases = defineCaseTable({
  name: 'search_cases',
  closing: { nothing: 'has no times' },
  // The sealed rows know the case by a number that leads nowhere from then on.
  erasing: 'delete',
  exporting: { nothing: 'says by which number a sealed index knows the case' },
});
