/** The two-way thread between a reporter and the desk, and the desk's internal notes. */
export { messageReceived } from './message.events.js';
export { MessagesApiModule } from './messages-api.module.js';
export { MessagesModule } from './messages.module.js';
export { Thread, type ReporterMessage, type ReporterThread } from './thread.service.js';
