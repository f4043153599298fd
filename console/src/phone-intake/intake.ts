import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { currentSession, sessionState } from '../api/session-state.js';
import { ApiError } from '../api/problem.js';
import type { paths } from '../api/schema.js';
import { createStore } from '../shared/store.js';

type File = paths['/api/intake']['post'];
type Ask = paths['/api/intake/form']['post'];
export type IntakeForm = Ask['responses'][200]['content']['application/json'];
export type IntakeQuestion = IntakeForm['screens'][number]['questions'][number];
export type Filed = File['responses'][200]['content']['application/json'];
export type Found = paths['/api/intake/known']['post']['responses'][200]['content']['application/json'];
export type CallKind =
  paths['/api/intake/other-calls']['post']['requestBody']['content']['application/json']['kind'];
type Sent = File['requestBody']['content']['application/json'];
export type Channel = Sent['channel'];
export type Fault = IntakeForm['errors'][number];

type Values = Readonly<Record<string, readonly string[]>>;

/** What somebody is writing down for a person. */
export interface Intake {
  /** Whose it is: the next person at this screen finds nothing of it. */
  staffId: string;
  language: string | null;
  /** What was chosen, by question. */
  choices: Values;
  /** What was typed, by question. */
  words: Values;
  channel: Channel;
  agreed: boolean;
  promised: string;
  reach: string;
  /** Once it was sent: the same again files nothing twice. */
  draft: string | null;
  filed: Filed | null;
}

const emptyIntake = (staffId: string): Intake => ({
  staffId,
  ...{ language: null, choices: {}, words: {}, channel: 'phone', agreed: false, promised: '', reach: '' },
  ...{ draft: null, filed: null },
});

/** It is in this window alone, and stays while its writer looks at something else in the console. */
export const intake = createStore<Intake>(emptyIntake(''));

/** The one of whoever is signed in. */
export function ownIntake(): Intake {
  const staffId = currentSession()?.staff.id ?? '';
  if (intake.get().staffId !== staffId) intake.set(emptyIntake(staffId));
  return intake.get();
}

sessionState.subscribe(() => {
  if (sessionState.get().phase === 'out') intake.set(emptyIntake(''));
});

export const setIntake = (more: Partial<Intake>): void => intake.update((before) => ({ ...before, ...more }));

export const newIntake = (): void => intake.update(({ staffId }) => emptyIntake(staffId));

export const isTyped = ({ type }: IntakeQuestion): boolean => TYPED.includes(type);

export function setAnswer(question: IntakeQuestion, values: readonly string[]): void {
  const kind = isTyped(question) ? 'words' : 'choices';
  intake.update((before) => ({ ...before, [kind]: { ...before[kind], [question.id]: values } }));
}

const TYPED: readonly IntakeQuestion['type'][] = ['text', 'long_text', 'lines'];

const listOf = (answers: Values): Sent['answers'] =>
  Object.entries(answers)
    .filter(([, values]) => values.some((value) => value.trim() !== ''))
    .map(([question, values]) => ({ question, values: [...values] }));

/** The questions that the choices lead to. Words that were typed lead nowhere, and are not asked with. */
export function formQuery(language: string | null, chosen: Values) {
  return queryOptions({
    queryKey: ['intake-form', language, chosen],
    queryFn: () => ask(() => api.POST('/api/intake/form', { body: bodyOf(language, chosen) })),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
}

const bodyOf = (language: string | null, answers: Values) => ({
  answers: listOf(answers),
  ...(language !== null && { language }),
});

/** What keeps it from being filed; empty: nothing does. */
export async function faultsOf({ language, choices, words }: Intake): Promise<Fault[]> {
  const body = bodyOf(language, { ...choices, ...words });
  const { errors } = await change(() => api.POST('/api/intake/form', { body }));
  return errors;
}

/** Files it, once. One that its time ran out for is begun anew, with the same words. */
export async function file(before: Intake): Promise<Filed> {
  try {
    return await send(before, before.draft ?? (await begin()));
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'INTAKE_GONE') throw error;
    return send(before, await begin());
  }
}

async function begin(): Promise<string> {
  const { draft } = await change(() => api.POST('/api/intake/begin'));
  setIntake({ draft });
  return draft;
}

function send({ language, choices, words, channel, promised, reach }: Intake, draft: string): Promise<Filed> {
  const body: Sent = {
    ...bodyOf(language, { ...choices, ...words }),
    ...{ draft, channel, agreed: true, promised, reach },
  };
  return change(() => api.POST('/api/intake', { body }));
}

export const findKnown = (code: string): Promise<Found> =>
  change(() => api.POST('/api/intake/known', { body: { code } }));

export const callsQuery = queryOptions({
  queryKey: ['other-calls'],
  queryFn: () => ask(() => api.GET('/api/intake/other-calls')),
});

export const countCall = (deskId: string, kind: CallKind): Promise<unknown> =>
  change(() => api.POST('/api/intake/other-calls', { body: { deskId, kind } }));

export const takeCallBack = (deskId: string, kind: CallKind): Promise<unknown> =>
  change(() => api.POST('/api/intake/other-calls/take-back', { body: { deskId, kind } }));
