import { useState } from 'react';
import type { PanelProps } from '../case/panel.js';
import { wasClosed } from '../case/timeline.js';
import { ActionButton } from '../shared/action-button.js';
import { InertText } from '../shared/inert-text.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, momentOf, timeLeft } from '../shared/time.js';
import type { Action } from '../shared/use-action.js';
import css from './referrals.module.css';
import type { Referral } from './referrals.js';
import { AgainForm, AnswerForm, AttendanceForm, ConsentForm, EndForm, HandOverForm } from './step-forms.js';

/** What can be done to a referral; each has a form. */
type Doing = 'answer' | 'consent' | 'handed_over' | 'attended' | 'not_attended' | 'offered' | 'ended';

/** What can be done now, the most likely first. */
function stepsOf({ next, consent }: Referral): Doing[] {
  const may = (state: Referral['state']): boolean => next.includes(state);
  const isAskable = consent !== 'asked' && consent !== 'given';
  const isTellable = may('handed_over');
  return [
    ...(may('accepted') || may('declined') ? (['answer'] as const) : []),
    ...(isTellable && isAskable ? (['consent'] as const) : []),
    ...(isTellable && consent === 'given' ? (['handed_over'] as const) : []),
    ...(['attended', 'not_attended', 'offered', 'ended'] as const).filter(may),
  ];
}

interface ReferralRowProps extends PanelProps {
  referral: Referral;
  may: boolean;
  action: Action;
}

/** A service that was offered: where it stands, what was said, and the next step. */
export function ReferralRow({ found, referral, may, action }: ReferralRowProps) {
  const now = useStore(clock);
  const [doing, setDoing] = useState<Doing | null>(null);
  const { service, state, said, told, notes, dueAt, consent, next } = referral;
  const left = dueAt === null ? null : timeLeft(dueAt, now);
  const props = { caseId: found.id, referral, action, onDone: () => setDoing(null) };
  return (
    <li className={css.referral}>
      <p dir="auto">
        <strong>{service}</strong>
      </p>
      <p>
        {t(`referralState.${state}`)}
        {left && (
          <>
            {' · '}
            <span className={left.overdue ? css.late : undefined}>
              {t('referral.nextStep', { time: left.text })}
            </span>
          </>
        )}
      </p>
      <p className={css.about}>
        {t('referral.by', {
          name: referral.offeredBy.name || t('event.someone'),
          time: momentOf(referral.offeredAt, wasClosed(found), now).text,
        })}
        {next.includes('handed_over') &&
          ` ${t('referral.mayTell', { standing: t(`consentStanding.${consent}`) })}`}
      </p>
      {said !== null && <Said title={t('consent.said')} text={said} />}
      {told !== null && <Said title={t('referral.wasTold')} text={told} />}
      {notes.map(({ spokenTo, outcome, words }, at) => (
        <div key={at}>
          {spokenTo !== null && <Said title={t('referral.spokenTo')} text={spokenTo} />}
          {outcome !== null && <p>{t(`referralOutcome.${outcome}`)}</p>}
          {words !== '' && <Said title={t('referral.note')} text={words} />}
        </div>
      ))}
      <details>
        <summary>{t('referral.words')}</summary>
        <InertText text={referral.words} lang={referral.language} />
      </details>
      {may && doing === null && (
        <div className={css.buttons}>
          {stepsOf(referral).map((step) => (
            <ActionButton
              key={step}
              size="compact-sm"
              variant="default"
              busy={action.busy}
              aria-label={t('referral.doFor', { what: t(`referralDo.${step}`), service })}
              onClick={() => setDoing(step)}
            >
              {t(`referralDo.${step}`)}
            </ActionButton>
          ))}
        </div>
      )}
      {may && doing === 'answer' && <AnswerForm {...props} />}
      {may && doing === 'consent' && <ConsentForm {...props} />}
      {may && doing === 'handed_over' && <HandOverForm {...props} />}
      {may && doing === 'offered' && <AgainForm {...props} />}
      {may && doing === 'ended' && <EndForm {...props} />}
      {may && (doing === 'attended' || doing === 'not_attended') && (
        <AttendanceForm {...props} attendance={doing} />
      )}
    </li>
  );
}

function Said({ title, text }: { title: string; text: string }) {
  return (
    <>
      <p className={css.about}>{title}</p>
      <InertText text={text} />
    </>
  );
}
