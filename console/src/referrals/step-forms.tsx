import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { askConsent, prepareWords } from '../consents/consents.js';
import { FormButtons } from '../consents/form-buttons.js';
import { WordsField } from '../consents/words-field.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import type { Action } from '../shared/use-action.js';
import css from './referrals.module.css';
import {
  endReferral,
  handOver,
  offerAgain,
  prepareOffer,
  recordAnswer,
  setAttendance,
  type Answer,
  type Attendance,
  type Outcome,
  type Referral,
} from './referrals.js';

const ANSWERS = ['accepted', 'declined'] as const satisfies readonly Answer[];
const OUTCOMES = [
  'helped',
  'partly_helped',
  'not_helped',
  'withdrawn',
  'unknown',
] as const satisfies readonly Outcome[];
const SCRIPT = ['before', 'word', 'say', 'never', 'ask', 'stay'] as const;

export interface StepProps {
  caseId: string;
  referral: Referral;
  action: Action;
  onDone(): void;
}

interface StepFormProps extends StepProps {
  submit: string;
  said: string;
  disabled: boolean;
  send(): Promise<void>;
  children: ReactNode;
}

/** A step of a referral: its fields, and the two ends of the form. */
function StepForm({ action, onDone, submit, said, disabled, send, children }: StepFormProps) {
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await action.run(send, said)) onDone();
  };
  return (
    <form className={layout.form} onSubmit={(event) => void onSubmit(event)} noValidate>
      {children}
      <FormButtons submit={submit} busy={action.busy} disabled={disabled} onCancel={onDone} />
    </form>
  );
}

const orNull = (words: string): string | null => (words.trim() === '' ? null : words);

/** Writes down what the person said to the offer. */
export function AnswerForm(props: StepProps) {
  const { caseId, referral } = props;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [words, setWords] = useState('');
  return (
    <StepForm
      {...props}
      submit={t('consent.saveAnswer')}
      said={t('consent.recorded')}
      disabled={answer === null || words.trim() === ''}
      send={async () => {
        if (answer !== null) await recordAnswer(caseId, referral, { answer, words });
      }}
    >
      <EnumSelect
        size="xs"
        label={t('consent.answer')}
        none={t('status.choose')}
        value={answer}
        onChange={setAnswer}
        values={ANSWERS.filter((one) => referral.next.includes(one))}
        text={(one) => t(`referralAnswer.${one}`)}
      />
      <WordsField
        label={t('referral.theirWords')}
        description={t('consent.theirWordsHint')}
        minRows={2}
        value={words}
        onChange={setWords}
      />
    </StepForm>
  );
}

type PreparedFormProps = StepProps &
  Pick<StepFormProps, 'submit' | 'said'> & {
    label: string;
    hint: string;
    prepare(): Promise<{ language: string; words: string }>;
    send(words: string): Promise<void>;
  };

/** Words that come prepared in the person's language; what is typed afterwards stays. */
function PreparedForm({ label, hint, prepare, send, ...props }: PreparedFormProps) {
  const [words, setWords] = useState('');
  const [language, setLanguage] = useState('');
  const first = useRef(() =>
    props.action.run(async () => {
      const prepared = await prepare();
      setWords(prepared.words);
      setLanguage(prepared.language);
    }),
  );
  useEffect(() => void first.current(), []);
  return (
    <StepForm {...props} disabled={words.trim() === ''} send={() => send(words)}>
      <WordsField
        label={label}
        description={hint}
        lang={language}
        minRows={4}
        value={words}
        onChange={setWords}
      />
    </StepForm>
  );
}

/** Asks the person, on their page, whether the service may be told. */
export function ConsentForm(props: StepProps) {
  const { caseId, referral } = props;
  const recipientId = referral.serviceId;
  return (
    <PreparedForm
      {...props}
      submit={t('consent.send')}
      said={t('consent.isAsked')}
      label={t('consent.words')}
      hint={t('referral.consentHint')}
      prepare={() => prepareWords(caseId, recipientId, 'referral')}
      send={(words) => askConsent(caseId, { recipientId, purpose: 'referral', words })}
    />
  );
}

/** Offers the service again to a person who did not get there. */
export function AgainForm(props: StepProps) {
  const { caseId, referral } = props;
  return (
    <PreparedForm
      {...props}
      submit={t('referral.again')}
      said={t('referral.isOffered')}
      label={t('referral.words')}
      hint={t('consent.wordsHint')}
      prepare={() => prepareOffer(caseId, referral.serviceId)}
      send={(words) => offerAgain(caseId, referral, words)}
    />
  );
}

/** The call to the service with the person on the line, by a script, and what it was told. */
export function HandOverForm(props: StepProps) {
  const { caseId, referral } = props;
  const [told, setTold] = useState('');
  const [spokenTo, setSpokenTo] = useState('');
  return (
    <StepForm
      {...props}
      submit={t('referral.handOver')}
      said={t('referral.isHandedOver')}
      disabled={told.trim() === '' || spokenTo.trim() === ''}
      send={() => handOver(caseId, referral, { told, spokenTo })}
    >
      <ol className={css.script}>
        {SCRIPT.map((line) => (
          <li key={line}>{t(`referralScript.${line}`)}</li>
        ))}
      </ol>
      <WordsField
        label={t('referral.told')}
        description={t('referral.toldHint')}
        minRows={2}
        value={told}
        onChange={setTold}
      />
      <WordsField
        label={t('referral.spokenTo')}
        description={t('tasks.whatHint')}
        minRows={1}
        value={spokenTo}
        onChange={setSpokenTo}
      />
    </StepForm>
  );
}

/** Whether the person got there. */
export function AttendanceForm(props: StepProps & { attendance: Attendance }) {
  const { caseId, referral, attendance } = props;
  const [words, setWords] = useState('');
  return (
    <StepForm
      {...props}
      submit={t(`referralDo.${attendance}`)}
      said={t('referral.stepSaved')}
      disabled={false}
      send={() => setAttendance(caseId, referral, { attendance, words: orNull(words) })}
    >
      <WordsField
        label={t('referral.note')}
        description={t('tasks.whatHint')}
        minRows={2}
        value={words}
        onChange={setWords}
      />
    </StepForm>
  );
}

/** Ends the referral, and what came of it. */
export function EndForm(props: StepProps) {
  const { caseId, referral } = props;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [words, setWords] = useState('');
  return (
    <StepForm
      {...props}
      submit={t('referralDo.ended')}
      said={t('referral.stepSaved')}
      disabled={outcome === null}
      send={async () => {
        if (outcome !== null) await endReferral(caseId, referral, { outcome, words: orNull(words) });
      }}
    >
      <EnumSelect
        size="xs"
        label={t('referral.outcome')}
        none={t('status.choose')}
        value={outcome}
        onChange={setOutcome}
        values={OUTCOMES}
        text={(one) => t(`referralOutcome.${one}`)}
      />
      <WordsField
        label={t('referral.note')}
        description={t('tasks.whatHint')}
        minRows={2}
        value={words}
        onChange={setWords}
      />
    </StepForm>
  );
}
