import { processesShareTheWork } from './processes.js';

describe('with the queue in Postgres', () => processesShareTheWork(() => ({})));
