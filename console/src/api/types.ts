import type { operations } from './schema.js';

/** What an operation of the API answers with, and what it takes, by its operation id. */
type Answer<O extends keyof operations> = operations[O]['responses'] extends {
  200: { content: { 'application/json': infer T } };
}
  ? T
  : never;
type Body<O extends keyof operations> = operations[O] extends {
  requestBody: { content: { 'application/json': infer T } };
}
  ? T
  : never;

export type Session = Answer<'getSession'>;
export type CasePage = Answer<'listCases'>;
export type CaseRow = CasePage['items'][number];
export type CaseCounts = Answer<'caseCounts'>;
export type CaseDetail = Answer<'getCase'>;
export type CaseEntry = CaseDetail['entries'][number];
export type CaseEvent = CaseDetail['events'][number];
export type CaseClock = CaseDetail['clocks'][number];
export type ReportDocument = Answer<'getReport'>;
export type ReportAnswer = ReportDocument['answers'][number];
export type DeskMember = Answer<'deskMembers'>[number];
export type StatusChange = Body<'setStatus'>;
export type CaseQuery = NonNullable<operations['listCases']['parameters']['query']>;
export type TextKind = 'message' | 'note';
