export { Config } from './config.js';
export { ConfigError, isLoopback, loadConfig } from './load-config.js';
export type { ConfigProblem } from './load-config.js';
export { ConfigModule } from './config.module.js';
export { loadKeyFile } from './key-file.js';
export { ensureWorkerKeyFile } from './worker-key-file.js';
export { projectRoot } from './paths.js';
