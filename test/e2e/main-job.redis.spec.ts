import { startRedis, type TestRedis } from '../support/index.js';
import { mainJobIsDone } from './main-job.js';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

describe('the main job, with the queue in Redis', () => {
  mainJobIsDone(() => ({ REDIS_URL: redis.url }));
});
