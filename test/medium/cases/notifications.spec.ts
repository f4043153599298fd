import { staffIsTold } from './notifications.js';

describe('with the queue in Postgres', () => staffIsTold(() => ({})));
