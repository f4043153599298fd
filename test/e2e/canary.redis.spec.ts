// Alone: it listens to all that its process writes.
import { dirname } from 'node:path';
import { filesBelow } from '../support/canary-places.js';
import { startRedis, type TestRedis } from '../support/index.js';
import { nothingTypedIsReadable } from './canary.js';

let redis: TestRedis | undefined;
afterAll(() => redis?.stop());

describe('what people type, with the queue in Redis', () => {
  nothingTypedIsReadable(async () => {
    const started = await startRedis();
    redis = started;
    const files = dirname(started.url.replace('unix://', ''));
    return {
      variables: { REDIS_URL: started.url },
      plant: async (word) => void (await started.client().set('control', word)),
      haystacks: async () => [
        { where: 'Redis', bytes: Buffer.from(await started.dump()) },
        ...filesBelow(files),
      ],
    };
  });
});
