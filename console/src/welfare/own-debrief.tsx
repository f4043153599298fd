import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { MomentField } from '../shared/moment-field.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { askDebrief, debriefsQuery, endDebrief, type OwnDebriefs } from './welfare.js';
import css from './welfare.module.css';

/** The talk that this person asks for, or asked for. `until`: when their duty ends. */
export function OwnDebrief({ until }: { until: string | null }) {
  const now = useStore(clock);
  const action = useAction();
  const [asking, setAsking] = useState(false);
  const { data, error } = useQuery(debriefsQuery);
  if (!data) return <ProblemAlert error={error} />;
  const { mine, people } = data;
  const time = mine && exactTime(mine.at, now);
  if (people.length === 0) return <p className={layout.quiet}>{t('debrief.nobody')}</p>;
  if (asking)
    return (
      <>
        <h3>{t('debrief.title')}</h3>
        <p className={layout.quiet}>{t('debrief.hint')}</p>
        <AskForm
          people={people}
          first={mine?.person.id ?? people[0]?.id ?? null}
          until={until}
          onDone={() => setAsking(false)}
        />
      </>
    );
  return (
    <>
      {mine && time && (
        <p>{t(mine.accepted ? 'debrief.agreed' : 'debrief.waits', { name: mine.person.name, time })}</p>
      )}
      <div className={css.buttons}>
        <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
          {t(mine ? 'debrief.change' : 'welfare.talk')}
        </Button>
        {mine && (
          <ActionButton
            size="compact-sm"
            variant="subtle"
            busy={action.busy}
            onClick={() => void action.run(() => endDebrief(mine.id), t('debrief.ended'))}
          >
            {t('debrief.end')}
          </ActionButton>
        )}
      </div>
      <ProblemAlert error={action.error} />
    </>
  );
}

interface AskFormProps {
  people: OwnDebriefs['people'];
  /** Who is chosen at first. */
  first: string | null;
  until: string | null;
  onDone(): void;
}

function AskForm({ people, first, until, onDone }: AskFormProps) {
  const now = useStore(clock);
  const action = useAction();
  const [withId, setWithId] = useState(first);
  const [at, setAt] = useState<number | null>(null);
  const end = until === null ? null : Date.parse(until);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (withId === null || at === null) return;
    const body = { withId, at: new Date(at).toISOString() };
    if (await action.run(() => askDebrief(body), t('debrief.asked'))) onDone();
  };

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      <EnumSelect
        size="xs"
        className={css.with}
        label={t('debrief.with')}
        value={withId ?? undefined}
        onChange={setWithId}
        values={people.map(({ id }) => id)}
        text={(one) => people.find(({ id }) => id === one)?.name ?? one}
      />
      {end !== null && end > now && (
        <Button
          size="compact-sm"
          variant="default"
          aria-pressed={at === end}
          onClick={() => setAt(Math.floor(end / 60_000) * 60_000)}
        >
          {t('debrief.atEnd')}
        </Button>
      )}
      <MomentField label={t('debrief.at')} value={at} now={now} onChange={setAt} />
      <ProblemAlert error={action.error} />
      <div className={css.buttons}>
        <ActionButton
          type="submit"
          size="compact-sm"
          variant="default"
          busy={action.busy}
          disabled={at === null || withId === null}
        >
          {t('debrief.ask')}
        </ActionButton>
        <Button size="compact-sm" variant="subtle" onClick={onDone}>
          {t('debrief.keep')}
        </Button>
      </div>
    </form>
  );
}
