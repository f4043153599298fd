import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import type { paths } from '../api/schema.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import type { Action } from '../shared/use-action.js';
import css from './people.module.css';

export type SignIn = paths['/api/sessions']['get']['responses'][200]['content']['application/json'][number];

interface SignInsProps {
  signIns: readonly SignIn[];
  action: Action;
  end(signIn: SignIn): Promise<unknown>;
}

/** Where a person is signed in, each with what ends it. */
export function SignIns({ signIns, action, end }: SignInsProps) {
  const now = useStore(clock);
  return (
    <>
      <ProblemAlert error={action.error} />
      {signIns.map((one) => {
        const where = t('signIns.where', {
          browser: t(`browser.${one.browser}`),
          system: t(`system.${one.system}`),
        });
        const start = exactTime(one.startedAt, now);
        return (
          <div key={one.id} className={css.ask}>
            <p>
              <strong>{where}</strong> {one.own && `(${t('signIns.this')}) `}
              {t('signIns.since', { start, seen: exactTime(one.seenAt, now) })}
            </p>
            {!one.own && (
              <ActionButton
                size="compact-sm"
                variant="default"
                busy={action.busy}
                onClick={() => void action.run(() => end(one), t('signIns.ended'))}
              >
                {t('signIns.end', { where, start })}
              </ActionButton>
            )}
          </div>
        );
      })}
    </>
  );
}
