// Alone: it takes long and hardly works itself.
import { restartsWithoutLoss, saysThatItLeaves } from './rolling-restart.js';

describe('replacing three web and three worker processes under load, the queue in Postgres', () => {
  restartsWithoutLoss(() => undefined);
});

describe('a web process that is asked to end', () => {
  saysThatItLeaves();
});
