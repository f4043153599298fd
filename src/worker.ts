import 'reflect-metadata';
import { runProcess } from './run-process.js';
import { startWorker } from './start-worker.js';

await runProcess('worker', startWorker);
