import { NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import { setUrgency } from '../api/actions.js';
import { URGENCIES, URGENCY_REASONS } from '../api/enums.js';
import type { CaseDetail, UrgencyChange } from '../api/types.js';
import { ActionButton } from '../shared/action-button.js';
import { Marks } from '../shared/case-words.js';
import { mayTakeFocus } from '../shared/focus.js';
import { label, t } from '../shared/messages/index.js';
import { eventText } from './events.js';
import css from './facts.module.css';
import { useAction } from './use-action.js';

type Level = UrgencyChange['urgency'];
type Reason = UrgencyChange['reason'];

/** Why the case has its urgency, by the rules or by a person, and how to set another. */
export function Urgency({ found }: { found: CaseDetail }) {
  const byHand = found.events.filter(({ kind }) => kind === 'urgency_set').at(-1);
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section ref={section} aria-labelledby="urgency">
      <h2 ref={heading} id="urgency" tabIndex={-1}>
        {t('facts.why', { urgency: found.urgency })}
      </h2>
      {byHand && (
        <>
          <p className={css.who}>{eventText(byHand)}</p>
          <p className={css.soft}>{t('facts.atIntake')}</p>
        </>
      )}
      <ul className={css.reasons}>
        {(found.card?.reasons ?? []).map((reason) => (
          <li key={reason}>{label('reason', reason)}</li>
        ))}
      </ul>
      <Marks marks={found.card?.marks ?? []} />
      {found.allowed.includes('urgency.set') && (
        <UrgencyForm
          found={found}
          onDone={() => {
            // The button that was pressed goes with what was chosen.
            if (mayTakeFocus(section.current)) heading.current?.focus();
          }}
        />
      )}
    </section>
  );
}

function UrgencyForm({ found, onDone }: { found: CaseDetail; onDone: () => void }) {
  const { busy, problem, run } = useAction();
  const [wanted, setLevel] = useState<Level | null>(null);
  const [reason, setReason] = useState<Reason | null>(null);
  const levels = URGENCIES.filter((level) => level !== found.urgency);
  // What was chosen may be what the case has by now, by somebody else.
  const level = levels.find((one) => one === wanted) ?? null;

  const change = (): void => {
    if (level === null || reason === null) return;
    const done = t('urgency.done', { urgency: level });
    void run(() => setUrgency(found.id, { urgency: level, reason }), done).then((worked) => {
      if (!worked) return;
      setLevel(null);
      setReason(null);
      onDone();
    });
  };

  return (
    <>
      {problem && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
      <div className={css.row}>
        <NativeSelect
          size="xs"
          label={t('urgency.change')}
          value={level ?? ''}
          onChange={({ currentTarget }) =>
            setLevel(levels.find((one) => String(one) === currentTarget.value) ?? null)
          }
          data={[
            { value: '', label: t('status.choose') },
            ...levels.map((one) => ({
              value: String(one),
              label: t(`urgency.${one}`),
            })),
          ]}
        />
        {level !== null && (
          <NativeSelect
            size="xs"
            label={t('urgency.because')}
            value={reason ?? ''}
            onChange={({ currentTarget }) =>
              setReason(URGENCY_REASONS.find((one) => one === currentTarget.value) ?? null)
            }
            data={[
              { value: '', label: t('status.choose') },
              ...URGENCY_REASONS.map((one) => ({ value: one, label: t(`urgencyReason.${one}`) })),
            ]}
          />
        )}
        <ActionButton
          size="compact-sm"
          variant="default"
          busy={busy}
          disabled={level === null || reason === null}
          onClick={change}
        >
          {t('urgency.set')}
        </ActionButton>
      </div>
    </>
  );
}
