import { startRedis, type TestRedis } from '../../support/index.js';
import { clocksAreSwept } from './clock-sweep.js';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

describe('with the queue in Redis', () => clocksAreSwept(() => ({ REDIS_URL: redis.url })));
