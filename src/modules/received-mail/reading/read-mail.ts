import { createHash } from 'node:crypto';
import { simpleParser, type ParsedMail } from 'mailparser';
import { checkText } from '../../../platform/text/index.js';
import type { MailKind } from '../../vocabulary/index.js';
import { isReport, kindOfMail } from './mail-kind.js';
import { MailHead } from './mail-head.js';

/** What is kept of a mail, sealed: who wrote it, and its words. Never a file, and never the name of one. */
export type MailWords = {
  from: string;
  subject: string;
  /** Null: they hold a file, or cannot be read. */
  text: string | null;
  /** It is longer than this. */
  cut: boolean;
  /** How many files stay in the mailbox. */
  files: number;
};

/** A mail as it was read. */
export interface ReadMail {
  kind: MailKind;
  words: MailWords;
  /** By which the same mail is known again: 32 bytes. */
  hash: Uint8Array;
  /** Addresses that it was sent to, as they are written. */
  addresses: string[];
  /** What it answers or reports on: Message-IDs without their angle brackets. */
  about: string[];
}

/** The most bytes of a mail that are looked at whole; of a bigger one the beginning is. */
export const MAIL_LIMIT = 10 * 1024 * 1024;
const BEGINNING = 256 * 1024;
/** The most characters of the words of a mail. */
export const WORDS_LIMIT = 20_000;
const LINE_LIMIT = 300;
/** The most addresses, or Message-IDs, of one mail that are looked up. */
const MOST_PIECES = 200;

const TO_FIELDS = [
  ...['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to'],
  ...['to', 'cc', 'resent-to', 'apparently-to'],
];
/** They say what a machine of the mail system did, and are no files that somebody sent. */
const OF_MACHINES =
  /^(?:message\/(?:global-)?delivery-status|message\/feedback-report|text\/rfc822-headers|message\/(?:rfc822|global|global-headers|disposition-notification))$/;
/** What stands between two of them. Splitting takes the time of the text's length, whatever is in it. */
const BETWEEN_ADDRESSES = /[\s<>,;:"()[\]]+/;
const BETWEEN_IDS = /[\s<>"]+/;
/** Message-IDs of the helpdesk begin with a UUID. */
const OWN_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@[a-z0-9.-]{1,253}/gi;

/**
 * Reads a mail (RFC 5322). Any bytes at all are a mail: what cannot be read is `unclear`. It fetches nothing.
 *
 * @param bytes - the mail, or its beginning where it is bigger than the limit
 * @param whole - false: there was more of it
 */
export async function readMail(bytes: Uint8Array, whole: boolean): Promise<ReadMail> {
  const kept = whole ? bytes : bytes.subarray(0, BEGINNING);
  const source = withoutMboxLine(Buffer.from(kept));
  const parsed = await parse(source);
  const head = new MailHead(parsed?.headerLines ?? []);
  const statuses = (parsed?.attachments ?? [])
    .filter(({ contentType }) => /^message\/(?:global-)?delivery-status$/i.test(contentType))
    .map(({ content }) => content.toString('utf8'));
  const report = statuses.length > 0 || isReport(head);
  return {
    kind: whole && parsed ? kindOfMail(head, statuses) : 'unclear',
    words: wordsOf(parsed, head, { whole, report }),
    hash: hashOf(head, bytes),
    addresses: piecesOf(head.all(...TO_FIELDS), BETWEEN_ADDRESSES),
    about: [
      ...piecesOf(head.all('in-reply-to', 'references'), BETWEEN_IDS),
      ...(report ? idsWithin(source, parsed) : []),
    ],
  };
}

async function parse(source: Buffer): Promise<ParsedMail | null> {
  try {
    return await simpleParser(source, {
      keepDeliveryStatus: true,
      skipImageLinks: true,
      skipTextLinks: true,
      skipTextToHtml: true,
      maxHtmlLengthToParse: 2_000_000,
    });
  } catch {
    return null;
  }
}

/** What a mailbox file puts in front of a mail. */
function withoutMboxLine(source: Buffer): Buffer {
  if (!/^>?From /.test(source.subarray(0, 6).toString('latin1'))) return source;
  return source.subarray(source.indexOf(0x0a) + 1);
}

function wordsOf(
  parsed: ParsedMail | null,
  head: MailHead,
  { whole, report }: { whole: boolean; report: boolean },
): MailWords {
  const files = (parsed?.attachments ?? []).filter(({ contentType }) =>
    report ? !OF_MACHINES.test(contentType.toLowerCase()) : true,
  ).length;
  const readable = printable(parsed?.text ?? '');
  const letters = [...readable.slice(0, 2 * WORDS_LIMIT)];
  const text = letters.slice(0, WORDS_LIMIT).join('');
  const checked = checkText(text, { max: WORDS_LIMIT, draft: true });
  const usable = parsed !== null && checked.ok && !/^begin [0-7]{3,4} \S/m.test(text);
  return {
    from: oneLine(parsed?.from?.text ?? head.first('from')),
    subject: oneLine(parsed?.subject ?? ''),
    text: usable ? checked.text.trim() : null,
    cut: !whole || letters.length > WORDS_LIMIT,
    files,
  };
}

function piecesOf(values: readonly string[], between: RegExp): string[] {
  const pieces = values.flatMap((value) => value.split(between)).filter((piece) => piece.includes('@'));
  return [...new Set(pieces)].slice(0, MOST_PIECES);
}

/** Control characters say nothing to a reader. */
function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '');
}

function oneLine(text: string): string {
  const line = printable(text).replaceAll(/\s+/g, ' ').trim();
  const checked = checkText([...line].slice(0, LINE_LIMIT).join(''), { max: LINE_LIMIT, draft: true });
  return checked.ok ? checked.text : '';
}

/** A mail is known again by its Message-ID; one without by its bytes. */
function hashOf(head: MailHead, bytes: Uint8Array): Uint8Array {
  const hash = createHash('sha256');
  const id = /<([^<>\s]+)>/.exec(head.first('message-id'))?.[1];
  if (id !== undefined) return hash.update(`abhaya/received-mail/id:${id}`).digest();
  return hash.update('abhaya/received-mail/bytes:').update(bytes).digest();
}

/** Message-IDs as the helpdesk makes them anywhere in a report: machines put what came back where they like. */
function idsWithin(source: Buffer, parsed: ParsedMail | null): string[] {
  const raw = source.toString('latin1').replaceAll(/=\r?\n/g, '');
  const parts = (parsed?.attachments ?? []).map(({ content }) => content.toString('latin1'));
  const found = [raw, parsed?.text ?? '', ...parts].flatMap((text) => text.match(OWN_ID) ?? []);
  return [...new Set(found)].slice(0, MOST_PIECES);
}
