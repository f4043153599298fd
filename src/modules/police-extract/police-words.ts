import type { CaseKind, PrintPart } from '../vocabulary/index.js';

/** The words of what is printed for the police, in English, the language of the desk; what people typed stays as they typed it. */
export const POLICE_WORDS = {
  title: 'Extract of a report to a helpdesk',
  lead: 'Made by staff of the helpdesk, on purpose and for this one use. It holds personal data of a person who may be a child. No picture is part of it, and none was ever held.',
  reference: 'Reference',
  received: 'Received on',
  kind: 'Kind',
  partial: 'The report was sent before every question was answered.',
  nothing: 'Nothing was given.',
  reporter: 'The reporter',
  desk: 'The helpdesk',
} as const;

export const POLICE_PARTS: Readonly<Record<PrintPart, string>> = {
  facts: 'Facts, as chosen from lists',
  words: 'In the words of the reporter',
  identifiers: 'Names, accounts, numbers and links',
  thread: 'What the reporter and the helpdesk wrote to each other',
};

export const POLICE_KINDS: Readonly<Record<CaseKind, string>> = {
  threatened: 'Threat over private pictures',
  shared: 'Private pictures that were shared',
  found: 'Pictures of a child that somebody found',
  other: 'Another harm',
};
