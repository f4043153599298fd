export { checkText, requireText, TextError, TEXT_LIMIT } from './check-text.js';
export type { CheckedText, TextLimits, TextReason } from './check-text.js';
export { isInternationalAddress, mailAddress, mailboxKey, parseMailbox, type Mailbox } from './mailbox.js';
export { hasManyDigits, isPlainValue } from './plain-value.js';
export { isUuid, UUID_PATTERN } from './uuid.js';
export { digitValue, withAsciiDigits } from './digits.js';
export { dayText, readDay } from './day.js';
export { MOMENT } from './moment.js';
export { readUrl } from './read-url.js';
