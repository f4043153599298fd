import { Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import type { Action } from '../shared/use-action.js';
import { recipientsQuery } from './consents.js';
import { FormButtons } from './form-buttons.js';
import { decideDuty, prepareDuty, type LegalDuty } from './duties.js';
import { WordsField } from './words-field.js';

interface DecideFormProps {
  caseId: string;
  duties: readonly LegalDuty[];
  action: Action;
  onDone(): void;
}

/** Decides that something leaves without consent. What the reporter is told is prepared in their language. */
export function DecideForm({ caseId, duties, action, onDone }: DecideFormProps) {
  const { data: all = [], error } = useQuery(recipientsQuery(caseId));
  const [dutyId, setDutyId] = useState<LegalDuty['id'] | null>(null);
  const [recipientId, setRecipientId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [words, setWords] = useState('');
  const [language, setLanguage] = useState('');
  const [withheld, setWithheld] = useState<{ because: string; until: string } | null>(null);
  const duty = duties.find(({ id }) => id === dutyId);
  const recipients = all.filter(({ id }) => duty && (duty.to === null || duty.to.includes(id)));

  const choose = (recipient: string | null): void => {
    setRecipientId(recipient);
    if (recipient === null || dutyId === null) return;
    void action.run(async () => {
      const prepared = await prepareDuty(caseId, dutyId, recipient);
      setWords(prepared.words);
      setLanguage(prepared.language);
    });
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (dutyId === null || recipientId === null) return;
    const body = {
      ...{ dutyId, recipientId, reason, words },
      withheldBecause: withheld?.because ?? null,
      withheldUntil: withheld?.until ?? null,
    };
    if (await action.run(() => decideDuty(caseId, body), t('withoutConsent.saved'))) onDone();
  };

  return (
    <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
      <ProblemAlert error={error} />
      <EnumSelect
        size="xs"
        label={t('withoutConsent.duty')}
        none={t('status.choose')}
        value={dutyId}
        onChange={(chosen: LegalDuty['id'] | null) => {
          setDutyId(chosen);
          setRecipientId(null);
        }}
        values={duties.map(({ id }) => id)}
        text={(id) => t(`legalDuty.${id}`)}
      />
      {duty && (
        <p className={layout.quiet}>
          {t('withoutConsent.info', { who: duty.who, within: duty.within, source: duty.source })}
        </p>
      )}
      <EnumSelect
        size="xs"
        label={t('withoutConsent.whom')}
        none={t('status.choose')}
        value={recipientId}
        onChange={choose}
        values={recipients.map(({ id }) => id)}
        text={(id) => recipients.find((one) => one.id === id)?.name ?? id}
      />
      <WordsField label={t('withoutConsent.reason')} minRows={2} value={reason} onChange={setReason} />
      <WordsField
        label={t('withoutConsent.words')}
        description={t('consent.wordsHint')}
        lang={language}
        minRows={4}
        value={words}
        onChange={setWords}
      />
      <Checkbox
        size="xs"
        label={t('withoutConsent.withhold')}
        checked={withheld !== null}
        onChange={(event) => setWithheld(event.currentTarget.checked ? { because: '', until: '' } : null)}
      />
      {withheld && (
        <>
          <WordsField
            label={t('withoutConsent.because')}
            minRows={1}
            value={withheld.because}
            onChange={(because) => setWithheld({ ...withheld, because })}
          />
          <TextInput
            size="xs"
            type="date"
            label={t('withoutConsent.until')}
            description={t('withoutConsent.untilHint')}
            value={withheld.until}
            onChange={(event) => setWithheld({ ...withheld, until: event.currentTarget.value })}
          />
        </>
      )}
      <FormButtons
        submit={t('withoutConsent.save')}
        busy={action.busy}
        disabled={recipientId === null || reason.trim() === '' || words.trim() === ''}
        onCancel={onDone}
      />
    </form>
  );
}
