import { api, write } from '../api/client.js';
import { currentSession } from '../api/session-state.js';
import { ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { REPORT_LANGUAGES, t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import css from './account.module.css';
import { findSession } from './session-lifecycle.js';

/** The language of one's own console and mails: taken over at once. */
export function OwnLanguage() {
  const action = useAction();
  const chosen = currentSession()?.staff.locale.split('-')[0];
  const choose = async (language: string): Promise<void> => {
    await write(() => api.PUT('/api/account/language', { body: { language } }));
    await findSession();
  };
  return (
    <section aria-labelledby="language" className={`${layout.section} ${css.section}`}>
      <h2 id="language">{t('account.language')}</h2>
      <EnumSelect
        label={t('account.languageOf')}
        description={t('account.languageHint')}
        values={REPORT_LANGUAGES}
        text={(language) => nameOf('language', language)}
        value={chosen}
        disabled={action.busy}
        onChange={(language) => void action.run(() => choose(language))}
      />
      <ProblemAlert error={action.error} />
    </section>
  );
}
