import bn from './bn.mjs';
import en from './en.mjs';
import hi from './hi.mjs';
import mr from './mr.mjs';
import ta from './ta.mjs';
import te from './te.mjs';
import ur from './ur.mjs';

/**
 * Stories by language, all made up: no person, name, address or number in them is real. Handles and links hold `{token}` and end
 * in .example where they have a domain (RFC 2606), and there is no phone number.
 *
 * answers: what the form is told, by the name of the field, with `{token}` (`made-up-` and a number) in one of them and `{amount}`
 * for a sum; thread: what the desk writes, what the reporter writes back, what the desk answers; note: for the desk alone; end: as
 * what the case is closed.
 */
export const STORIES = { en, hi, bn, mr, te, ta, ur };
