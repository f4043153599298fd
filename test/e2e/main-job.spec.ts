import { mainJobIsDone } from './main-job.js';

describe('the main job, with the queue in Postgres', () => {
  mainJobIsDone(() => ({}));
});
