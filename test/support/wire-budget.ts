/**
 * What comes over the wire beside the bodies of pages, in bytes at most: the head of an answer, and a redirect as a whole. An
 * end-to-end test holds the server to both; tests of pages alone reckon with them.
 */
export const HEAD = 860;
export const REDIRECT = 770;
/** The same of the one answer that brings a cookie. */
export const COOKIE = 130;
