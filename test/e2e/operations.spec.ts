import { administratorsLookAfterJobs } from './operations.js';

jest.setTimeout(60_000);

describe('work in progress, with the queue in Postgres', () => {
  administratorsLookAfterJobs(() => ({}));
});
