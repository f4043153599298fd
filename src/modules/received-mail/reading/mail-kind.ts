import type { MailKind } from '../../vocabulary/index.js';
import { deliveryVerdict, worstOf } from './delivery-status.js';
import type { MailHead } from './mail-head.js';

/** How the mail of a machine that answers for a person begins, in the languages of the helpdesk's recipients so far. */
const AUTO_SUBJECT =
  /^\s*(?:re\s*:\s*)?(?:auto(?:matic|mated|matische|matica|mática)?[\s:-]*(?:reply|response|answer|antwort|risposta|respuesta|réponse)|out[\s-]of[\s-](?:the[\s-])?office|réponse automatique|respuesta automática|resposta automática|risposta automatica|abwesenheit|vacation|स्वचालित)/iu;
const AUTO_FIELDS = ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'x-autoresponder', 'x-auto-reply'];
const DAEMON =
  /\b(?:mailer[-_ ]?daemon|postmaster|mail[-_ ]?delivery|bounce[s]?)\b[^@<>]*@|^\s*<?\s*mailer-daemon/i;

/**
 * What a mail is, by its header and the delivery reports in it. Whoever sends a machine's report that no machine can read, and
 * whatever has no header, is `unclear`. Pure.
 *
 * @param statuses - the texts of its `message/delivery-status` parts
 */
export function kindOfMail(head: MailHead, statuses: readonly string[]): MailKind {
  if (statuses.length > 0) return worstOf(statuses.map(deliveryVerdict));
  if (head.isEmpty) return 'unclear';
  const type = head.first('content-type').toLowerCase();
  if (/report-type\s*=\s*"?disposition-notification/.test(type)) return 'auto_reply';
  if (isReport(head)) return isFromDaemon(head) || !isAuto(head) ? 'unclear' : 'auto_reply';
  return isAuto(head) ? 'auto_reply' : 'answer';
}

/** Whether a machine of the mail system wrote it: it then may hold what it is about anywhere in its text. Pure. */
export function isReport(head: MailHead): boolean {
  return (
    /^\s*multipart\/report\b/i.test(head.first('content-type')) ||
    head.all('return-path').some((path) => /^<?\s*>?$/.test(path) || /^<?mailer-daemon>?$/i.test(path)) ||
    head.has('x-failed-recipients') ||
    isFromDaemon(head)
  );
}

function isFromDaemon(head: MailHead): boolean {
  return (
    head.has('x-failed-recipients') ||
    /^\s*multipart\/report\b/i.test(head.first('content-type')) ||
    DAEMON.test(head.first('from'))
  );
}

function isAuto(head: MailHead): boolean {
  const submitted = head.first('auto-submitted').toLowerCase();
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    AUTO_FIELDS.some((name) => head.has(name)) ||
    /^auto[-_ ]?reply/i.test(head.first('precedence')) ||
    AUTO_SUBJECT.test(head.first('subject'))
  );
}
