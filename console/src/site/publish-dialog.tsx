import { Button } from '@mantine/core';
import { Alert } from '../shared/alert.js';
import { Dialog } from '../shared/dialog.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { wordsFor } from './choice-select.js';
import type { Change } from './draft.js';
import type { SiteState } from './site-query.js';

interface DialogProps {
  state: SiteState;
  changes: readonly Change[];
  /** Another person published since the draft was begun. */
  behind: boolean;
  onCancel(): void;
  onPublish(): Promise<void>;
}

/** What a publish changes, before it does. */
export function PublishDialog({ state, changes, behind, onCancel, onPublish }: DialogProps) {
  return (
    <Dialog title={t('site.publishTitle')} onClose={onCancel}>
      {behind && <Alert tone="note">{t('site.behind')}</Alert>}
      <p>{t('site.publishText')}</p>
      <ul className={layout.list}>
        {changes.map((change) => (
          <li key={`${change.kind} ${change.what}`}>
            {`${t(`siteChange.${change.kind}`)}: ${named(change, state)}`}
          </li>
        ))}
      </ul>
      <div className={layout.foot}>
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
  if (kind === 'nameIn' || kind === 'languageOn' || kind === 'languageOff')
    return languages.find(({ language }) => language === what)?.name ?? what;
  return what;
}
