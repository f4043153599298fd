import { Button } from '@mantine/core';
import { Dialog } from '../shared/dialog.js';
import { t } from '../shared/messages/index.js';
import { wordsFor } from './basics.js';
import type { Change } from './draft.js';
import css from './site.module.css';
import type { SiteState } from './site-query.js';

interface DialogProps {
  state: SiteState;
  changes: readonly Change[];
  /** Somebody else published since the draft was begun. */
  behind: boolean;
  onCancel(): void;
  onPublish(): Promise<void>;
}

/** What a publish changes, before it does. */
export function PublishDialog({ state, changes, behind, onCancel, onPublish }: DialogProps) {
  return (
    <Dialog title={t('site.publishTitle')} onClose={onCancel}>
      {behind && <p className={css.note}>{t('site.behind')}</p>}
      <p>{t('site.publishText')}</p>
      <ul className={css.list}>
        {changes.map((change) => (
          <li key={`${change.kind} ${change.what}`}>
            {`${t(`siteChange.${change.kind}`)}: ${named(change, state)}`}
          </li>
        ))}
      </ul>
      <div className={css.foot}>
        <Button onClick={() => void onPublish()}>{t('site.publishDo')}</Button>
        <Button variant="default" onClick={onCancel}>
          {t('site.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

function named({ kind, what }: Change, { choices, languages }: SiteState): string {
  if (kind === 'country' || kind === 'exit' || kind === 'exitGone') return wordsFor(choices.countries, what);
  if (kind === 'languageOn' || kind === 'languageOff')
    return languages.find(({ language }) => language === what)?.name ?? what;
  return what;
}
