import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { addReply, changeReply, type CannedReply, type ReplyDesk } from './canned-query.js';
import css from './canned-replies.module.css';

interface ReplyFormProps {
  /** Left out: a new one. */
  reply?: CannedReply;
  desks: readonly ReplyDesk[];
  languages: readonly string[];
  onDone(): void;
}

/** What a coordinator writes. What was typed stays until it is saved or given up. */
export function ReplyForm({ reply, desks, languages, onDone }: ReplyFormProps) {
  const action = useAction();
  // The version that the typing began with: what somebody saves meanwhile must not be overwritten unseen.
  const [basedOn] = useState(reply?.version ?? 0);
  const [deskId, setDeskId] = useState(reply?.deskId ?? '');
  const [language, setLanguage] = useState(reply?.language ?? languages[0] ?? 'en');
  const [title, setTitle] = useState(reply?.title ?? '');
  const [text, setText] = useState(reply?.text ?? '');
  const [reviewBy, setReviewBy] = useState(reply?.reviewBy ?? '');

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const content = { title, text, reviewBy: reviewBy || null };
    const save = () =>
      reply
        ? changeReply(reply.id, { ...content, basedOn, retired: reply.retired })
        : addReply({ ...content, language, deskId: deskId || null });
    if (await action.run(save, t('canned.saved'))) onDone();
  };

  return (
    <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
      <ProblemAlert error={action.error} />
      {!reply && (
        <div className={css.filters}>
          <NativeSelect
            label={t('canned.for')}
            value={deskId}
            onChange={(event) => setDeskId(event.currentTarget.value)}
            data={[
              { value: '', label: t('canned.everyDesk') },
              ...desks.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <NativeSelect
            label={t('canned.language')}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value)}
            data={languages.map((code) => ({ value: code, label: nameOf('language', code) }))}
          />
        </div>
      )}
      <TextInput
        label={t('canned.name')}
        description={t('canned.nameHint')}
        className={layout.field}
        autoComplete="off"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t('canned.text')}
        description={t('canned.textHint')}
        autosize
        minRows={8}
        dir="auto"
        lang={language}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('canned.reviewBy')}
        description={t('canned.reviewByHint')}
        className={layout.field}
        value={reviewBy}
        onChange={(event) => setReviewBy(event.currentTarget.value)}
      />
      <div className={css.filters}>
        <ActionButton type="submit" busy={action.busy}>
          {t('canned.save')}
        </ActionButton>
        <Button variant="default" onClick={onDone}>
          {t('canned.cancel')}
        </Button>
      </div>
    </form>
  );
}
