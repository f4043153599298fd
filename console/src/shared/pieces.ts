export interface Piece {
  text: string;
  /** A location or an identifier: worth copying exactly. */
  copy: boolean;
}

const URL = /\b(?:[a-z][a-z0-9+.-]{1,11}:\/\/|www\.)[^\s<>"]+/u;
// Each begins where a word begins and is as long as such a thing can be: a long text takes no longer than its length.
const BARE = /(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,63}\/[^\s<>"]*/u;
const ADDRESS = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{0,64}@[\p{L}\p{N}][\p{L}\p{N}._-]+/u;
const PHONE = /\+?\p{Nd}(?:[\p{Nd}]|[ ().-]{1,2}(?=\p{Nd})){7,}/u;
const COPIED = new RegExp([URL, BARE, ADDRESS, PHONE].map(({ source }) => source).join('|'), 'giu');

/** Signs that end a sentence rather than the address before them. */
const TAIL = /[.,;:!?)\]}'"।]+$/u;

/** Cuts a text into what is read and what is copied: addresses of pages and people, handles, phone numbers. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const add = (part: string, copy: boolean): void => {
    if (part !== '') pieces.push({ text: part, copy });
  };
  let from = 0;
  for (const match of text.matchAll(COPIED)) {
    const found = match[0].replace(TAIL, '');
    add(text.slice(from, match.index), false);
    add(found, true);
    from = match.index + found.length;
  }
  add(text.slice(from), false);
  return pieces;
}
