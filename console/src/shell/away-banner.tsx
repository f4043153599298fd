import { useState } from 'react';
import { connection } from '../api/connection.js';
import { checkConnection } from '../session/session-lifecycle.js';
import { ActionButton } from '../shared/action-button.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import css from './shell.module.css';

/** Says that the server is not there, and that nothing typed is lost, for as long as that is so. */
export function AwayBanner() {
  const state = useStore(connection);
  const [trying, setTrying] = useState(false);
  return (
    <div role="alert" className={css.alert}>
      {state === 'away' && (
        <div className={css.away}>
          <p>
            <strong>{t('away.title')}</strong> {t('away.text')}
          </p>
          <ActionButton
            variant="default"
            size="compact-sm"
            busy={trying}
            onClick={() => {
              setTrying(true);
              void checkConnection().finally(() => setTrying(false));
            }}
          >
            {t('away.retry')}
          </ActionButton>
        </div>
      )}
    </div>
  );
}
