import { defineCaseTable } from '../case-tables/index.js';

export const NOTIFICATIONS = defineCaseTable({
  name: 'notifications',
  closing: { truncateToDays: ['created_at'], exempt: { sent_at: 'written as a day' } },
  erasing: 'delete',
  exporting: { nothing: 'says to whom of the staff mail was sent, and nothing of the case' },
});
