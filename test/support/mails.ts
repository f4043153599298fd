import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Installation } from './installation.js';

/** A mail that a worker put into the folder of an installation. */
export interface FolderMail {
  to: string;
  subject: string;
  text: string;
}

/** The mails that were written so far. */
export function mailsIn({ variables }: Pick<Installation, 'variables'>): FolderMail[] {
  const folder = variables['MAIL_FOLDER'] ?? '';
  return filesIn(folder).map((name) => read(readFileSync(join(folder, name), 'utf8')));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.eml'));
  } catch {
    return []; // the first mail makes the folder
  }
}

function read(source: string): FolderMail {
  const [head = '', ...rest] = source.replaceAll('\r\n', '\n').split('\n\n');
  const unfolded = head.replaceAll(/\n[ \t]+/g, ' ');
  const header = (name: string): string =>
    new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? '';
  return {
    to: header('To').replaceAll(/[<>]/g, ''),
    subject: wordsOf(header('Subject')),
    text: bodyOf(rest.join('\n\n'), header('Content-Transfer-Encoding')),
  };
}

/** Encoded words (RFC 2047). */
function wordsOf(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : quotedPrintable(word.replaceAll('_', ' ')),
    );
}

function bodyOf(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? quotedPrintable(body) : body;
}

function quotedPrintable(text: string): string {
  const joined = text.replaceAll('=\n', '');
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
