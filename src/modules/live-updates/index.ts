/** The event stream of the console: which cases of a viewer's desks changed. */
export { CaseStream } from './case-stream.js';
export { LiveUpdatesWebModule } from './live-updates.module.js';
