// Alone: it takes long and hardly works itself.
import { processesShareTheWork } from './processes.js';

describe('with the queue in Postgres', () => processesShareTheWork(() => ({})));
