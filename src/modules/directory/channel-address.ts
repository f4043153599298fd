import { parseMailbox, readUrl } from '../../platform/text/index.js';
import type { ChannelType } from '../vocabulary/index.js';

const LONGEST = 500;
const PHONE = /^\+?\d[\dA-Z -]{1,30}$/;

/** Whether an address is one of its kind: an https address, a mail address, a number, or words for a letter. Pure. */
export function addressFits(type: ChannelType, address: string): boolean {
  if (address.length > LONGEST || /[\p{Cc}\p{Cf}]/u.test(address)) return false;
  switch (type) {
    case 'mail':
    case 'pgp_mail':
      return parseMailbox(address) !== null && !/\s/.test(address);
    case 'phone':
      return PHONE.test(address);
    case 'letter':
      return true;
    case 'web_form':
    case 'api':
      return isPlainHttps(address);
  }
}

/** Without a name or password in it, which would show another site than it opens. */
function isPlainHttps(address: string): boolean {
  const url = /\s/.test(address) ? null : readUrl(address);
  if (!url) return false;
  const { protocol, username, password, hostname } = url;
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.');
}
