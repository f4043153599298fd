import { processesShareTheWork } from './processes.js';

jest.setTimeout(120_000);

describe('with the queue in Postgres', () => processesShareTheWork(() => ({})));
