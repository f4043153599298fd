import { defineCaseTable } from '../case-tables/index.js';

export const CASE_EVENTS = defineCaseTable({
  name: 'case_events',
  closing: { truncateToDays: ['created_at'] },
  erasing: 'delete',
  exporting: { columns: ['sequence', 'kind', 'actor_id', 'detail', 'created_at'] },
});
