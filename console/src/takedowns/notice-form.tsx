import { TextInput } from '@mantine/core';
import { Check } from '../shared/check.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import css from './takedowns.module.css';
import type { NoticeFacts } from './takedowns.js';

const LIMIT = 200;

/** What the notices are made of: who signs for the organisation and what is so. No name of the person is asked, or sent. */
export function NoticeForm({
  notice,
  onChange,
}: {
  notice: NoticeFacts;
  onChange(notice: NoticeFacts): void;
}) {
  const set = (more: Partial<NoticeFacts>): void => onChange({ ...notice, ...more });
  return (
    <fieldset className={css.notice}>
      <legend>{t('takedown.notice')}</legend>
      <p className={layout.quiet}>{t('takedown.noticeHint')}</p>
      <Check checked={notice.goodFaith} onChange={(goodFaith) => set({ goodFaith })}>
        {t('takedown.goodFaith')}
      </Check>
      <Check checked={notice.made} onChange={(made) => set({ made })}>
        {t('takedown.made')}
      </Check>
      <TextInput
        size="xs"
        label={t('takedown.signedBy')}
        description={t('takedown.signedByHint')}
        value={notice.signedBy ?? ''}
        maxLength={LIMIT}
        onChange={(event) => set({ signedBy: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        label={t('takedown.contact')}
        value={notice.contact ?? ''}
        maxLength={LIMIT}
        onChange={(event) => set({ contact: event.currentTarget.value })}
      />
    </fieldset>
  );
}
