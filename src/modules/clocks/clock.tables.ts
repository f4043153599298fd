import { defineCaseTable } from '../case-tables/index.js';

export const CLOCK_TABLE = defineCaseTable({
  name: 'clocks',
  closing: {
    truncateToDays: ['warn_at', 'due_at', 'ended_at', 'started_at'],
    // What was left when a clock went on tells its minute together with the deadline. All clocks of the case have ended.
    set: { left_seconds: 'minutes * 60' },
  },
  erasing: 'delete',
  exporting: { columns: ['kind', 'state', 'started_at', 'due_at', 'ended_at'] },
});
