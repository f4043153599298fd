import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import type { Action } from '../shared/use-action.js';
import { askConsent, prepareWords, PURPOSES, recipientsQuery, type AskConsent } from './consents.js';
import { FormButtons } from './form-buttons.js';
import { WordsField } from './words-field.js';

interface AskFormProps {
  caseId: string;
  action: Action;
  onDone(): void;
}

/** Asks the reporter on their page. The words are prepared in their language; whoever asks makes them fit. */
export function AskForm({ caseId, action, onDone }: AskFormProps) {
  const { data: recipients = [], error } = useQuery(recipientsQuery(caseId));
  const [recipientId, setRecipientId] = useState<string | null>(null);
  const [purpose, setPurpose] = useState<AskConsent['purpose']>('report');
  const [words, setWords] = useState('');
  const [language, setLanguage] = useState('');

  const prepare = (recipient: string | null, aim: AskConsent['purpose']): void => {
    setRecipientId(recipient);
    setPurpose(aim);
    if (recipient === null) return;
    void action.run(async () => {
      const prepared = await prepareWords(caseId, recipient, aim);
      setWords(prepared.words);
      setLanguage(prepared.language);
    });
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (recipientId === null) return;
    const body = { recipientId, purpose, words };
    if (await action.run(() => askConsent(caseId, body), t('consent.isAsked'))) onDone();
  };

  return (
    <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
      <ProblemAlert error={error} />
      <EnumSelect
        size="xs"
        label={t('consent.whom')}
        none={t('status.choose')}
        value={recipientId}
        onChange={(chosen: string | null) => prepare(chosen, purpose)}
        values={recipients.map(({ id }) => id)}
        text={(id) => recipients.find((one) => one.id === id)?.name ?? id}
      />
      <EnumSelect
        size="xs"
        label={t('consent.what')}
        value={purpose}
        onChange={(chosen) => prepare(recipientId, chosen)}
        values={PURPOSES}
        text={(one) => t(`consentPurpose.${one}`)}
      />
      <WordsField
        label={t('consent.words')}
        description={t('consent.wordsHint')}
        lang={language}
        minRows={4}
        value={words}
        onChange={setWords}
      />
      <FormButtons
        submit={t('consent.send')}
        busy={action.busy}
        disabled={recipientId === null || words.trim() === ''}
        onCancel={onDone}
      />
    </form>
  );
}
