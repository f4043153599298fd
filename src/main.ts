import 'reflect-metadata';
import { runProcess } from './run-process.js';
import { startWeb } from './start-web.js';

await runProcess('web', startWeb);
