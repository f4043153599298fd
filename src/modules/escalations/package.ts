import { createHash } from 'node:crypto';
import { mailAddress } from '../../platform/text/index.js';
import { mailPackage } from '../dispatch/index.js';
import { isSendable, type DirectoryChannel, type DirectoryRecord } from '../directory/index.js';
import type { PackageGap } from '../vocabulary/index.js';
import { enclosureText, type EnclosedSection } from './enclosure.js';

/** A field of a package: as the recipient's own form orders and limits them. */
export interface PackageField {
  readonly key: string;
  readonly label: string;
  readonly required: boolean;
  /** The most characters. */
  readonly max: number;
  readonly oneLine: boolean;
}

/** What a field still needs before a package is complete. */
export interface FieldGap {
  readonly key: string;
  readonly gap: PackageGap;
}

/** What is typed, by the keys of the fields. */
export type PackageValues = Readonly<Record<string, string>>;

/** The most characters of any field; a recipient's own limit may be lower. */
export const FIELD_LIMIT = 20_000;
const SUBJECT: PackageField = { key: 'subject', label: 'Subject', required: true, max: 150, oneLine: true };
const WORDS: PackageField = { key: 'words', label: 'Text', required: true, max: FIELD_LIMIT, oneLine: false };

const isMail = ({ type }: DirectoryChannel): boolean => type === 'mail' || type === 'pgp_mail';

/** The fields of a channel in the order of its form; a channel that names none takes one text. Pure. */
export function fieldsOf(channel: DirectoryChannel): PackageField[] {
  const own = channel.fields.map(({ key, label, required, max }): PackageField => ({
    key,
    label,
    required,
    max: Math.min(max ?? FIELD_LIMIT, FIELD_LIMIT),
    oneLine: false,
  }));
  const fields = own.length > 0 ? own : [WORDS];
  return isMail(channel) ? [SUBJECT, ...fields.filter(({ key }) => key !== SUBJECT.key)] : fields;
}

/** What misses or is too long, in the order of the form; empty: the package is complete. Pure. */
export function gapsOf(fields: readonly PackageField[], values: PackageValues): FieldGap[] {
  return fields.flatMap(({ key, required, max, oneLine }): FieldGap[] => {
    const value = (values[key] ?? '').trim();
    if (value === '') return required ? [{ key, gap: 'missing' }] : [];
    if ([...value].length > max) return [{ key, gap: 'too_long' }];
    return oneLine && /[\r\n]/.test(value) ? [{ key, gap: 'not_one_line' }] : [];
  });
}

/**
 * Whether the helpdesk may send by this channel by itself: by mail, plain or to a key, to an address that somebody verified, of a
 * record that is believed. Anything else is copied by hand. Pure.
 */
export function canBeSent(record: DirectoryRecord, channel: DirectoryChannel): boolean {
  return (
    isMail(channel) &&
    channel.address !== null &&
    mailAddress(channel.address) !== null &&
    isSendable(record, channel)
  );
}

/**
 * What leaves, to the character: for whom and where, then the fields that were filled, in the order of the form, then what is enclosed
 * from the report. A mail has a blank line behind its head, as it is sent; the head of an encrypted one names the key, so that an
 * approval holds for this key alone. Pure.
 */
export function packageText(
  record: DirectoryRecord,
  channel: DirectoryChannel,
  values: PackageValues,
  enclosed: readonly EnclosedSection[] = [],
): string {
  const fields = fieldsOf(channel);
  const filled = fields.flatMap(({ key, label }) => {
    const value = (values[key] ?? '').trim();
    return value === '' ? [] : [{ key, label, value }];
  });
  const body = filled.filter(({ key }) => !(isMail(channel) && key === SUBJECT.key));
  const whole = body.map(({ key, label, value }) => (key === WORDS.key ? value : `${label}\n${value}`));
  const text = `${whole.join('\n\n')}\n${enclosureText(enclosed)}`;
  const at = channel.address ?? '-';
  const encryptedTo = channel.pgpKey?.fingerprint ?? null;
  if (isMail(channel)) return mailPackage({ to: at, encryptedTo, subject: values[SUBJECT.key] ?? '', text });
  return `To: ${oneLine(record.names['en'] ?? record.id)}\nAt: ${oneLine(at)}\n\n${text}`;
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

/** SHA-256 of the bytes that leave, in hex. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
