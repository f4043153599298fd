import { startRedis, type TestRedis } from '../../support/index.js';
import { staffIsTold } from './notifications.js';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

describe('with the queue in Redis', () => staffIsTold(() => ({ REDIS_URL: redis.url })));
