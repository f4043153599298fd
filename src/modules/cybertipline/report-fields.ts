import { mailAddress } from '../../platform/text/index.js';

/** What `incidentType` of the schema may say. */
export const INCIDENT_TYPES: readonly string[] = [
  'Child Pornography (possession, manufacture, and distribution)',
  'Child Sex Trafficking',
  'Child Sex Tourism',
  'Child Sexual Molestation',
  'Misleading Domain Name',
  'Misleading Words or Digital Images on the Internet',
  'Online Enticement of Children for Sexual Acts',
  'Unsolicited Obscene Material Sent to a Child',
];

/** Elements of `reportAnnotations`, each by its presence. */
export const ANNOTATIONS: readonly string[] = [
  'sextortion',
  'csamSolicitation',
  'minorToMinorInteraction',
  'spam',
  'sadisticOnlineExploitation',
];

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)$/;
const FULL = /T\d{2}:\d{2}:\d{2}/;

/** A moment as the schema takes it; null: it is none, or says no zone. Pure. */
export function momentOf(typed: string): string | null {
  const text = typed.trim();
  if (!MOMENT.test(text) || Number.isNaN(Date.parse(text))) return null;
  // A day that no month has is read as one of the next.
  const [day] = text.split('T');
  if (new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) return null;
  return FULL.test(text) ? text : text.replace(/(T\d{2}:\d{2})/, '$1:00');
}

/** The annotations that are named with commas between, in the order of the schema; null: one is unknown. Pure. */
export function annotationsOf(typed: string): string[] | null {
  const named = typed.split(/[\s,]+/).filter((one) => one !== '');
  if (named.some((one) => !ANNOTATIONS.includes(one))) return null;
  return ANNOTATIONS.filter((one) => named.includes(one));
}

const RIGHT: Readonly<Record<string, (value: string) => boolean>> = {
  incidentType: (value) => INCIDENT_TYPES.includes(value),
  incidentDateTime: (value) => momentOf(value) !== null,
  annotations: (value) => annotationsOf(value) !== null,
  reporterEmail: (value) => mailAddress(value) !== null,
};

/** What a field of a report may say; empty: any text. Pure. */
export function choicesOf(key: string): readonly string[] {
  return key === 'incidentType' ? INCIDENT_TYPES : [];
}

/** Whether a field of a report has the form that NCMEC asks for; any other field takes any text. Pure. */
export function isRight(key: string, value: string): boolean {
  return !Object.hasOwn(RIGHT, key) || (RIGHT[key]?.(value.trim()) ?? true);
}
