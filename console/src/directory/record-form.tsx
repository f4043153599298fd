import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { CONFIDENCES } from '../api/enums.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { Check } from '../shared/check.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { changeRecord, type DirectoryRecord, type RecordChange } from './directory-query.js';
import css from './directory.module.css';

type ChannelChange = RecordChange['channels'][number];

/** The next version of a record. What was typed stays until it is saved or given up. */
export function RecordForm({ record, onDone }: { record: DirectoryRecord; onDone(): void }) {
  const action = useAction();
  // The version that the typing began with: what somebody saves meanwhile must not be overwritten unseen.
  const [typed, setTyped] = useState<RecordChange>(() => ({
    basedOn: record.version,
    why: '',
    about: record.about,
    legalBasis: record.legalBasis,
    source: record.source,
    confidence: record.confidence,
    nextReview: record.nextReview,
    channels: record.channels.map(({ key, type, address, ready, note, pgpKey }) => ({
      ...{ key, address, ready, note },
      ...(takesKey(type) && { pgpKey: pgpKey?.armored ?? null }),
    })),
  }));
  const set = (changed: Partial<RecordChange>): void => setTyped((before) => ({ ...before, ...changed }));
  const setChannel = (key: string, changed: Partial<ChannelChange>): void =>
    setTyped((before) => ({
      ...before,
      channels: before.channels.map((one) => (one.key === key ? { ...one, ...changed } : one)),
    }));

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await action.run(() => changeRecord(record.id, typed), t('directory.saved'))) onDone();
  };

  return (
    <form
      className={`${layout.section} ${css.noPrint}`}
      aria-label={t('directory.edit')}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <Textarea
        label={t('directory.about')}
        className={css.wide}
        lang="en"
        autosize
        minRows={4}
        value={typed.about}
        onChange={(event) => set({ about: event.currentTarget.value })}
      />
      {typed.channels.map((channel) => (
        <ChannelFields
          key={channel.key}
          channel={channel}
          name={typeOf(record, channel.key)}
          onChange={(changed) => setChannel(channel.key, changed)}
        />
      ))}
      <TextInput
        label={t('directory.legalBasis')}
        className={css.wide}
        value={typed.legalBasis}
        onChange={(event) => set({ legalBasis: event.currentTarget.value })}
      />
      <TextInput
        label={t('directory.source')}
        className={css.wide}
        value={typed.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
      />
      <EnumSelect
        label={t('directory.confidence')}
        value={typed.confidence}
        onChange={(confidence: RecordChange['confidence']) => set({ confidence })}
        values={CONFIDENCES}
        text={(one) => t(`confidence.${one}`)}
      />
      <TextInput
        type="date"
        label={t('directory.nextReview')}
        className={layout.field}
        value={typed.nextReview}
        onChange={(event) => set({ nextReview: event.currentTarget.value })}
      />
      <TextInput
        label={t('directory.why')}
        description={t('directory.whyHint')}
        className={css.wide}
        autoComplete="off"
        value={typed.why}
        onChange={(event) => set({ why: event.currentTarget.value })}
      />
      <ProblemAlert error={action.error} />
      <div className={css.filters}>
        <ActionButton type="submit" busy={action.busy}>
          {t('directory.save')}
        </ActionButton>
        <Button variant="default" onClick={onDone}>
          {t('directory.cancel')}
        </Button>
      </div>
    </form>
  );
}

const takesKey = (type: string): boolean => type === 'mail' || type === 'pgp_mail';

function typeOf({ channels }: DirectoryRecord, key: string): string {
  const found = channels.find((one) => one.key === key);
  return found ? t(`channelType.${found.type}`) : key;
}

function ChannelFields({
  channel,
  name,
  onChange,
}: {
  channel: ChannelChange;
  name: string;
  onChange(changed: Partial<ChannelChange>): void;
}) {
  return (
    <fieldset className={css.channel}>
      <legend>
        {name} ({channel.key})
      </legend>
      <TextInput
        label={t('directory.address')}
        autoComplete="off"
        value={channel.address ?? ''}
        onChange={(event) => onChange({ address: event.currentTarget.value || null })}
      />
      <TextInput
        label={t('directory.note')}
        lang="en"
        value={channel.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      {channel.pgpKey !== undefined && (
        <Textarea
          label={t('directory.pgpKey')}
          description={t('directory.pgpKeyHint')}
          className={css.key}
          autoComplete="off"
          spellCheck={false}
          autosize
          minRows={2}
          maxRows={8}
          value={channel.pgpKey ?? ''}
          onChange={(event) => onChange({ pgpKey: event.currentTarget.value || null })}
        />
      )}
      <Check checked={channel.ready} onChange={(ready) => onChange({ ready })}>
        {t('directory.ready')}
      </Check>
    </fieldset>
  );
}
