export { Mailer } from './mailer.js';
export type { Mail } from './mailer.js';
export { MailCircuits, OPENS_AFTER } from './mail-circuits.js';
export { MailCircuitOpen, MailError } from './mail.errors.js';
export { MailModule } from './mail.module.js';
