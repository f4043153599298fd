/**
 * What a mail that came in is. `answer`: somebody wrote; `auto_reply`: a machine answered for somebody; `bounced`: what the helpdesk
 * sent came back for good; `delayed`: it has not arrived yet and is tried on; `delivered`: a server took it; `unclear`: no machine can
 * tell, so a person reads it.
 */
export const MAIL_KINDS = ['answer', 'auto_reply', 'bounced', 'delayed', 'delivered', 'unclear'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
