import { defineCaseTable } from '../case-tables/index.js';

export const RECEIPTS = defineCaseTable({
  name: 'receipts',
  closing: { nothing: 'has no times' },
  erasing: 'delete',
  exporting: { nothing: 'keys' },
});
