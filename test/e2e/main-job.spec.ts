import { mainJobIsDone } from './main-job.js';

jest.setTimeout(60_000);

describe('the main job, with the queue in Postgres', () => {
  mainJobIsDone(() => ({}));
});
