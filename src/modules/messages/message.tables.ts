import { defineCaseTable } from '../case-tables/index.js';

export const STAFF_DRAFTS = defineCaseTable({
  name: 'staff_drafts',
  closing: { truncateToDays: [], exempt: { updated_at: 'written as a day' } },
  erasing: 'delete',
  exporting: { nothing: 'not sent: no key but that of its writer opens it' },
});
