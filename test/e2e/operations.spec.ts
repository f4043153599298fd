import { administratorsLookAfterJobs } from './operations.js';

describe('work in progress, with the queue in Postgres', () => {
  administratorsLookAfterJobs(() => ({}));
});
