import { useState, type FormEvent } from 'react';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import type { Action } from '../shared/use-action.js';
import { recordConsent, type Consent, type RecordConsent } from './consents.js';
import { FormButtons } from './form-buttons.js';
import { WordsField } from './words-field.js';

interface RecordFormProps {
  caseId: string;
  consent: Consent;
  action: Action;
  onDone(): void;
}

/** Writes down what the reporter said to one of the staff. */
export function RecordForm({ caseId, consent, action, onDone }: RecordFormProps) {
  const [answer, setAnswer] = useState<RecordConsent['answer'] | null>(null);
  const [words, setWords] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (answer === null) return;
    const body = { answer, words };
    if (await action.run(() => recordConsent(caseId, consent.id, body), t('consent.recorded'))) onDone();
  };
  return (
    <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
      <EnumSelect
        size="xs"
        label={t('consent.answer')}
        none={t('status.choose')}
        value={answer}
        onChange={setAnswer}
        values={consent.answers}
        text={(one) => t(`consentAnswer.${one}`)}
      />
      <WordsField
        label={t('consent.theirWords')}
        description={t('consent.theirWordsHint')}
        minRows={2}
        value={words}
        onChange={setWords}
      />
      <FormButtons
        submit={t('consent.saveAnswer')}
        busy={action.busy}
        disabled={answer === null || words.trim() === ''}
        onCancel={onDone}
      />
    </form>
  );
}
