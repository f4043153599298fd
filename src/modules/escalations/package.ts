import { createHash } from 'node:crypto';
import { mailAddress } from '../../platform/text/index.js';
import { choicesOf, isRight, reportXml } from '../cybertipline/index.js';
import { mailPackage, reportPackage } from '../dispatch/index.js';
import {
  CYBERTIPLINE_RECORD,
  isSendable,
  type DirectoryChannel,
  type DirectoryRecord,
} from '../directory/index.js';
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
  /** One of these; empty: any text. */
  readonly choices: readonly string[];
  /** Whether it is of a form for a machine, which refuses what is not as it wants it. */
  readonly strict: boolean;
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
const FREE = { required: true, choices: [], strict: false } as const;
const SUBJECT: PackageField = { ...FREE, key: 'subject', label: 'Subject', max: 150, oneLine: true };
const WORDS: PackageField = { ...FREE, key: 'words', label: 'Text', max: FIELD_LIMIT, oneLine: false };

/** Whether what leaves is read by the machine of the CyberTipline. */
const isReport = ({ id }: Pick<DirectoryRecord, 'id'>, { type }: Pick<DirectoryChannel, 'type'>): boolean =>
  id === CYBERTIPLINE_RECORD && type === 'api';
const isMail = ({ type }: DirectoryChannel): boolean => type === 'mail' || type === 'pgp_mail';

/** The fields of a channel in the order of its form; a channel that names none takes one text. Pure. */
export function fieldsOf(channel: DirectoryChannel): PackageField[] {
  const own = channel.fields.map(({ key, label, required, max }): PackageField => ({
    key,
    label,
    required,
    max: Math.min(max ?? FIELD_LIMIT, FIELD_LIMIT),
    oneLine: false,
    choices: channel.type === 'api' ? choicesOf(key) : [],
    strict: channel.type === 'api',
  }));
  const fields = own.length > 0 ? own : [WORDS];
  return isMail(channel) ? [SUBJECT, ...fields.filter(({ key }) => key !== SUBJECT.key)] : fields;
}

/** What misses or is too long, in the order of the form; empty: the package is complete. Pure. */
export function gapsOf(fields: readonly PackageField[], values: PackageValues): FieldGap[] {
  return fields.flatMap(({ key, required, max, oneLine, strict }): FieldGap[] => {
    const value = (values[key] ?? '').trim();
    if (value === '') return required ? [{ key, gap: 'missing' }] : [];
    if ([...value].length > max) return [{ key, gap: 'too_long' }];
    if (oneLine && /[\r\n]/.test(value)) return [{ key, gap: 'not_one_line' }];
    return strict && !isRight(key, value) ? [{ key, gap: 'wrong' }] : [];
  });
}

/**
 * Whether the helpdesk may send by this channel by itself: by mail, plain or to a key, or by the interface of the CyberTipline where
 * there is an account for it; to an address that somebody verified, of a record that is believed. Anything else is copied by hand. Pure.
 */
export function canBeSent(record: DirectoryRecord, channel: DirectoryChannel): boolean {
  const isKnown =
    isReport(record, channel) ||
    (isMail(channel) && channel.address !== null && mailAddress(channel.address) !== null);
  return isKnown && isSendable(record, channel);
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
  const to = oneLine(record.names['en'] ?? record.id);
  if (isReport(record, channel)) return reportPackage({ to, at: oneLine(at), xml: reportXml(values) });
  return `To: ${to}\nAt: ${oneLine(at)}\n\n${text}`;
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

/** SHA-256 of the bytes that leave, in hex. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
