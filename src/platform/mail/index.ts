export { Mailer } from './mailer.js';
export type { Mail } from './mailer.js';
export { MailError } from './mail.errors.js';
export { MailModule } from './mail.module.js';
