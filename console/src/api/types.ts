import type { paths } from './schema.js';

/** What a route of the API answers with, and what it takes. */
type Answer<R> = R extends { responses: { 200: { content: { 'application/json': infer T } } } } ? T : never;
type Body<R> = R extends { requestBody: { content: { 'application/json': infer T } } } ? T : never;

export type Session = Answer<paths['/api/session']['get']>;
export type Permission = Session['permissions'][number];
export type CasePage = Answer<paths['/api/cases']['get']>;
export type CaseRow = CasePage['items'][number];
export type CaseCounts = Answer<paths['/api/cases/counts']['get']>;
export type CaseDetail = Answer<paths['/api/cases/{id}']['get']>;
export type CaseEntry = CaseDetail['entries'][number];
export type CaseEvent = CaseDetail['events'][number];
export type CaseClock = CaseDetail['clocks'][number];
/** What the caller may do in a case. */
export type CaseAction = CaseDetail['allowed'][number];
export type ReportDocument = Answer<paths['/api/cases/{id}/report']['get']>;
export type ReportAnswer = ReportDocument['answers'][number];
export type DeskMember = Answer<paths['/api/desks/{id}/members']['get']>[number];
export type StatusChange = Body<paths['/api/cases/{id}/status']['post']>;
export type UrgencyChange = Body<paths['/api/cases/{id}/urgency']['post']>;
export type BulkChange = Body<paths['/api/cases/bulk']['post']>;
export type BulkAnswer = Answer<paths['/api/cases/bulk']['post']>;
export type CaseQuery = NonNullable<paths['/api/cases']['get']['parameters']['query']>;
/** What the queue is narrowed by, as an address holds it. */
export type Filters = Omit<CaseQuery, 'cursor' | 'limit' | 'closed' | 'view'> & {
  closed?: true;
  /** Left out: what needs the person. */
  view?: 'all' | 'wrote';
};
/** A colleague who has a case before them. */
export type Colleague = Answer<paths['/api/presence']['get']>[number];
export type Duty = Answer<paths['/api/desks/{id}/duty']['get']>;
export type SetDuty = Body<paths['/api/desks/{id}/duty']['put']>;
/** What staff type in a case and the server keeps as a draft. */
export type TextKind = paths['/api/cases/{id}/drafts/{kind}']['put']['parameters']['path']['kind'];
