import { readUrl } from '../../platform/text/index.js';

const LONGEST = 200;
const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Whether it is the https address of a page of the open web, written as a browser reads it: no port, no name or password. */
export function isWebAddress(text: string): boolean {
  if (text.length > LONGEST || !/^https:\/\/[\x21-\x7e]+$/.test(text) || /["<>\\^`{|}]/.test(text))
    return false;
  const url = readUrl(text);
  if (!url || url.port !== '' || url.username !== '' || url.password !== '') return false;
  return HOST.test(url.hostname) && !/\.(?:localhost|onion)$/.test(url.hostname);
}

/** Whether a page is the same for everybody: nothing in its address could say who comes, or from where. */
export function isForEverybody(address: string): boolean {
  return !/[?#@]/.test(address);
}
