import { NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import { setStatus } from '../api/actions.js';
import { CLOSE_REASONS, STATUSES } from '../api/enums.js';
import type { CaseDetail, StatusChange } from '../api/types.js';
import { ActionButton } from '../shared/action-button.js';
import { Status } from '../shared/case-words.js';
import { mayTakeFocus } from '../shared/focus.js';
import { t } from '../shared/messages/index.js';
import css from './facts.module.css';
import { useAction } from './use-action.js';
import { wasReopened } from './events.js';

type Next = StatusChange['status'];
type CloseReason = NonNullable<StatusChange['reason']>;

/** The status and those that may follow it. Closing asks for the reason. */
export function StatusForm({ found }: { found: CaseDetail }) {
  const { busy, problem, run } = useAction();
  const [wanted, setNext] = useState<Next | ''>('');
  const [reason, setReason] = useState<CloseReason | ''>('');
  const [missing, setMissing] = useState(false);
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const allowed: readonly string[] = found.allowed;
  const options = STATUSES.filter((status) => allowed.includes(`status.${status}`));
  // What was chosen may not follow any more from the status that somebody else set.
  const next = options.find((status) => status === wanted) ?? '';

  const change = (): void => {
    if (next === '') return;
    if (next === 'closed' && reason === '') {
      setMissing(true);
      return;
    }
    const body: StatusChange = { status: next, ...(next === 'closed' && reason !== '' && { reason }) };
    const done = t('status.done', { status: t(`status.${next}`) });
    void run(() => setStatus(found.id, body), done).then((worked) => {
      if (!worked) return;
      setNext('');
      setReason('');
      // The button that was pressed goes with what was chosen.
      if (mayTakeFocus(section.current)) heading.current?.focus();
    });
  };

  return (
    <section ref={section} aria-labelledby="status">
      <h2 ref={heading} id="status" tabIndex={-1}>
        {t('status.title')}
      </h2>
      <p className={css.who}>
        <Status status={found.status} reopened={wasReopened(found)} />
      </p>
      {problem && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
      {options.length > 0 && (
        <div className={css.row}>
          <NativeSelect
            size="xs"
            label={t('status.change')}
            value={next}
            onChange={(event) =>
              setNext(options.find((status) => status === event.currentTarget.value) ?? '')
            }
            data={[
              { value: '', label: t('status.choose') },
              ...options.map((value) => ({ value, label: t(`status.${value}`) })),
            ]}
          />
          {next !== 'closed' && (
            <ActionButton
              size="compact-sm"
              variant="default"
              busy={busy}
              disabled={next === ''}
              onClick={change}
            >
              {t('status.set')}
            </ActionButton>
          )}
        </div>
      )}
      {next === 'closed' && (
        <fieldset className={css.reasonsForm}>
          <legend>{t('close.title')}</legend>
          {CLOSE_REASONS.map((value) => (
            <label key={value}>
              <input
                type="radio"
                name="close-reason"
                checked={reason === value}
                onChange={() => {
                  setReason(value);
                  setMissing(false);
                }}
              />
              {t(`close.${value}`)}
            </label>
          ))}
          {missing && (
            <p role="alert" className={css.problem}>
              {t('close.missing')}
            </p>
          )}
          <ActionButton size="compact-sm" color="danger" variant="default" busy={busy} onClick={change}>
            {t('close.submit')}
          </ActionButton>
        </fieldset>
      )}
    </section>
  );
}
