import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ask, change } from '../api/client.js';
import { dutyDesksQuery, queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';
import { ActionButton } from '../shared/action-button.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import { InertText } from '../shared/inert-text.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import css from './handover.module.css';

type Note = paths['/api/handover-notes']['get']['responses'][200]['content']['application/json'][number];

const notesQuery = {
  queryKey: ['handoverNotes'],
  queryFn: () => ask(() => api.GET('/api/handover-notes')),
  refetchInterval: 60_000,
};

/** What earlier shifts left for whoever is on duty, until it is put away; and the note for the next. */
export function HandoverNotes() {
  const { data: notes = [] } = useQuery(notesQuery);
  const [writing, setWriting] = useState(false);
  return (
    <section aria-label={t('handover.title')} className={css.handover}>
      {notes.map((note) => (
        <NoteItem key={note.id} note={note} />
      ))}
      {writing ? (
        <NoteForm onClose={() => setWriting(false)} />
      ) : (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setWriting(true)}>
            {t('handover.write')}
          </Button>
        </div>
      )}
    </section>
  );
}

function NoteItem({ note }: { note: Note }) {
  const now = useStore(clock);
  const action = useAction();
  const putAway = (): void => {
    const params = { path: { id: note.id } };
    const work = async (): Promise<void> => {
      await change(() => api.POST('/api/handover-notes/{id}/acknowledge', { params }));
      await queryClient.invalidateQueries({ queryKey: notesQuery.queryKey });
    };
    void action.run(work, t('handover.putAway'));
  };
  const { author, desk, createdAt, text } = note;
  return (
    <Alert tone="note">
      <p>
        <strong>{t('handover.from', { author, desk, time: exactTime(createdAt, now) })}</strong>
      </p>
      <InertText text={text} />
      <ProblemAlert error={action.error} />
      <ActionButton size="compact-sm" variant="default" busy={action.busy} onClick={putAway}>
        {t('handover.read')}
      </ActionButton>
    </Alert>
  );
}

function NoteForm({ onClose }: { onClose(): void }) {
  const action = useAction();
  const { data: desks = [], error } = useQuery(dutyDesksQuery);
  const [chosen, setChosen] = useState<string>();
  const [text, setText] = useState('');
  /** It stays the same when sending is tried again, so that the note is there once. */
  const [id] = useState(() => crypto.randomUUID());
  const deskId = chosen ?? desks[0]?.id;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (deskId === undefined) return;
    const params = { path: { id: deskId } };
    const work = () =>
      change(() => api.POST('/api/desks/{id}/handover-notes', { params, body: { id, text } }));
    if (await action.run(work, t('handover.sent'))) onClose();
  };

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      <ProblemAlert error={error ?? action.error} />
      {desks.length > 1 && (
        <EnumSelect
          size="xs"
          label={t('duty.desk')}
          value={deskId}
          onChange={setChosen}
          values={desks.map((desk) => desk.id)}
          text={(one) => desks.find((desk) => desk.id === one)?.name ?? one}
        />
      )}
      <Textarea
        label={t('handover.label')}
        description={t('handover.hint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={3}
        spellCheck={false}
        autoComplete="off"
        autoFocus
      />
      <div className={css.foot}>
        <ActionButton type="submit" size="compact-sm" busy={action.busy} disabled={text.trim() === ''}>
          {t('handover.send')}
        </ActionButton>
        <Button size="compact-sm" variant="subtle" onClick={onClose}>
          {t('handover.cancel')}
        </Button>
      </div>
    </form>
  );
}
