import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { serverNow } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { verifyRecord, type DirectoryRecord } from './directory-query.js';
import css from './directory.module.css';

const REVIEW_AFTER_MS = 90 * 86_400_000;

/** That a coordinator tried every address of a record. */
export function VerifyForm({ record, onDone }: { record: DirectoryRecord; onDone(): void }) {
  const action = useAction();
  const [basedOn] = useState(record.version);
  const [why, setWhy] = useState('');
  const [nextReview, setNextReview] = useState(() =>
    new Date(serverNow() + REVIEW_AFTER_MS).toISOString().slice(0, 10),
  );
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const verify = () => verifyRecord(record.id, { basedOn, why, nextReview });
    if (await action.run(verify, t('directory.verified'))) onDone();
  };
  return (
    <form
      className={`${layout.section} ${css.noPrint}`}
      aria-label={t('directory.markVerified')}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <p>{t('directory.verifyLead')}</p>
      <TextInput
        label={t('directory.why')}
        description={t('directory.whyHint')}
        className={css.wide}
        autoComplete="off"
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('directory.nextReview')}
        className={layout.field}
        value={nextReview}
        onChange={(event) => setNextReview(event.currentTarget.value)}
      />
      <ProblemAlert error={action.error} />
      <div className={css.filters}>
        <ActionButton type="submit" busy={action.busy}>
          {t('directory.markVerified')}
        </ActionButton>
        <Button variant="default" onClick={onDone}>
          {t('directory.cancel')}
        </Button>
      </div>
    </form>
  );
}
