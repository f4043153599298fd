import { NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { Check } from '../shared/check.js';
import { Choice } from '../shared/choice.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { useAction } from '../shared/use-action.js';
import { FiledReport } from './filed-report.js';
import {
  faultsOf,
  file,
  formQuery,
  intake,
  isTyped,
  ownIntake,
  setAnswer,
  setIntake,
  type Channel,
  type Fault,
  type Intake,
} from './intake.js';
import { KnownCaller } from './known-caller.js';
import { OtherCalls } from './other-calls.js';
import css from './phone-intake.module.css';
import { fieldId, QuestionField } from './question-field.js';

const CHANNELS = ['phone', 'walk_in'] as const satisfies readonly Channel[];

/** A report that somebody tells to a counsellor, by phone or across a table. */
export function IntakePage() {
  useStore(intake);
  const kept = ownIntake();
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('intake.title')} · ${t('app.name')}`}</title>
      <h1>{t('intake.title')}</h1>
      {kept.filed ? (
        <FiledReport filed={kept.filed} />
      ) : (
        <>
          <OtherCalls />
          <KnownCaller />
          <ReportForm kept={kept} />
        </>
      )}
    </main>
  );
}

function ReportForm({ kept }: { kept: Intake }) {
  const action = useAction();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const { choices, words, language } = kept;
  const form = useQuery(formQuery(language, choices));
  const faultOf = (id: string): string | null => faults.find(({ question }) => question === id)?.text ?? null;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await action.run(async () => {
      const found = await faultsOf(intake.get());
      setFaults(found);
      const [first] = found;
      if (first) return document.getElementById(fieldId(first.question))?.focus();
      setIntake({ filed: await file(intake.get()) });
    });
  };

  return (
    <form className={layout.section} onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('intake.report')}</h2>
      <p className={layout.quiet}>{t('intake.lead')}</p>
      <Choice<Channel>
        label={t('intake.channel')}
        value={kept.channel}
        onChange={(channel) => setIntake({ channel })}
        options={CHANNELS.map((value) => ({ value, text: t(`intake.channel.${value}`) }))}
      />
      <NativeSelect
        className={layout.field}
        label={t('intake.language')}
        value={form.data?.language ?? ''}
        onChange={(event) => setIntake({ language: event.currentTarget.value })}
        data={(form.data?.languages ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      />
      <ProblemAlert error={form.error} retry={form.refetch} />
      {form.data?.screens.map((screen) => (
        <section key={screen.id} aria-labelledby={`screen-${screen.id}`} className={layout.form}>
          <h3 id={`screen-${screen.id}`} lang={form.data.language}>
            {screen.title}
          </h3>
          {screen.questions.map((question) => (
            <QuestionField
              key={question.id}
              question={question}
              language={form.data.language}
              values={(isTyped(question) ? words : choices)[question.id] ?? []}
              fault={faultOf(question.id)}
              onChange={(values) => setAnswer(question, values)}
            />
          ))}
        </section>
      ))}
      <h3>{t('intake.agreedOn')}</h3>
      <Textarea
        className={css.field}
        label={t('intake.promised')}
        description={t('intake.promised.hint')}
        autosize
        minRows={2}
        value={kept.promised}
        onChange={(event) => setIntake({ promised: event.currentTarget.value })}
      />
      <Textarea
        className={css.field}
        label={t('intake.reach')}
        description={t('intake.reach.hint')}
        autosize
        minRows={2}
        value={kept.reach}
        onChange={(event) => setIntake({ reach: event.currentTarget.value })}
      />
      <Check checked={kept.agreed} onChange={(agreed) => setIntake({ agreed })}>
        {t('intake.agreed')}
      </Check>
      {faults.length > 0 && <Alert tone="warning">{t('intake.faults', { count: faults.length })}</Alert>}
      <ProblemAlert error={action.error} />
      <ActionButton type="submit" busy={action.busy} disabled={!kept.agreed || !form.data}>
        {t('intake.file')}
      </ActionButton>
    </form>
  );
}
