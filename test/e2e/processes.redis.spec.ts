// Alone: it takes long and hardly works itself.
import { startRedis, type TestRedis } from '../support/index.js';
import { processesShareTheWork } from './processes.js';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

describe('with the queue in Redis', () => processesShareTheWork(() => ({ REDIS_URL: redis.url })));
