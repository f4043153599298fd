// Alone: it takes long and hardly works itself.
import { startRedis, type TestRedis } from '../support/index.js';
import { restartsWithoutLoss } from './rolling-restart.js';

describe('replacing three web and three worker processes under load, the queue in Redis', () => {
  let redis: TestRedis;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  restartsWithoutLoss(() => redis.url);
});
