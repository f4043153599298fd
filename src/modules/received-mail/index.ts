/**
 * What comes into the mailbox of the answers: read by `cli inbound`, sealed to a desk, shown with the package that it is about, and
 * part of the case once somebody has read it. What no machine can place goes to who leads the desk.
 */
export { MailIntake, type TakenMail } from './mail-intake.service.js';
export { MAIL_LIMIT } from './reading/read-mail.js';
export {
  MailIntakeModule,
  ReceivedMailModule,
  ReceivedMailWebModule,
  ReceivedMailWorkerModule,
} from './received-mail.module.js';
