import { startRedis, type TestRedis } from '../support/index.js';
import { administratorsLookAfterJobs } from './operations.js';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

describe('work in progress, with the queue in Redis', () => {
  administratorsLookAfterJobs(() => ({ REDIS_URL: redis.url }));
});
