export { AppLogger, createLogger } from './app-logger.js';
export type { LogEvent, LogFields } from './app-logger.js';
export { errorCode, errorFrames } from './error-code.js';
export { LoggingModule } from './logging.module.js';
export { newRequestId, requestId, withRequestId } from './request-id.js';
