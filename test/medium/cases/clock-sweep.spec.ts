import { clocksAreSwept } from './clock-sweep.js';

describe('with the queue in Postgres', () => clocksAreSwept(() => ({})));
