import { annotationsOf, momentOf } from './report-fields.js';

/** What is typed, by the keys of the fields. */
export type ReportValues = Readonly<Record<string, string>>;

type Node = readonly [name: string, inside: string | readonly Node[]];

// XML 1.0, production 2: nothing else may stand in a document, not even escaped.
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/** A text as it stands in a document: what no document may hold becomes U+FFFD. Pure. */
export function xmlText(text: string): string {
  return text.replace(NOT_IN_XML, '\uFFFD').replace(/[&<>"'\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

/**
 * A report of the CyberTipline, in the order of its schema, with what is filled of the fields. It is well-formed whatever was typed,
 * and valid where `isRight` says so of each field and those that are asked for are filled. It names no file: none is ever uploaded.
 * Pure.
 */
export function reportXml(values: ReportValues): string {
  const typed = (key: string): string => (values[key] ?? '').trim();
  const text = (name: string, key = name): Node[] => (typed(key) === '' ? [] : [[name, typed(key)]]);
  const around = (name: string, inside: readonly Node[]): Node[] =>
    inside.length > 0 ? [[name, inside]] : [];
  const annotations = annotationsOf(typed('annotations')) ?? [];
  const summary: Node[] = [
    ['incidentType', typed('incidentType')],
    ...text('platform'),
    ...text('escalateToHighPriority'),
    ...around(
      'reportAnnotations',
      annotations.map((one): Node => [one, 'true']),
    ),
    ['incidentDateTime', momentOf(typed('incidentDateTime')) ?? typed('incidentDateTime')],
  ];
  const reported: Node[] = [
    ...text('screenName'),
    // What is reported happened at the service of somebody else.
    ...(typed('screenName') === '' ? [] : [['thirdPartyUserReported', 'true'] as const]),
  ];
  const report: Node[] = [
    ['incidentSummary', summary],
    ...around('internetDetails', around('webPageIncident', text('url'))),
    ['reporter', [['reportingPerson', text('email', 'reporterEmail')]]],
    ...around('personOrUserReported', reported),
    ...text('additionalInfo'),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(['report', report], '')}`;
}

function written([name, inside]: Node, indent: string): string {
  if (typeof inside === 'string') return `${indent}<${name}>${xmlText(inside)}</${name}>\n`;
  const within = inside.map((one) => written(one, `${indent}  `)).join('');
  return `${indent}<${name}>\n${within}${indent}</${name}>\n`;
}
