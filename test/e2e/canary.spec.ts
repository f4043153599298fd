// Alone: it listens to all that its process writes.
import { nothingTypedIsReadable } from './canary.js';

describe('what people type, with the queue in Postgres', () => {
  nothingTypedIsReadable(() =>
    Promise.resolve({
      variables: {},
      plant: async (word, database) =>
        void (await database.query(`CREATE TABLE bullmq.control AS SELECT '${word}'::text AS word`)),
      // Its tables are looked through with all others.
      haystacks: () => Promise.resolve([]),
    }),
  );
});
