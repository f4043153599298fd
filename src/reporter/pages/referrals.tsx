import type { VNode } from 'preact';
import type { ReporterReferral } from '../../modules/referrals/index.js';
import { REFERRAL_ANSWERS, type ReferralAnswer, type ReferralState } from '../../modules/vocabulary/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import { Became, NotTaken } from './answered.js';
import type { ThreadView } from './thread-view.js';
import { TypedText } from './typed-text.js';

/** A button of an offer. */
export interface ReferralButton {
  referralId: string;
  answer: ReferralAnswer;
}

const BUTTONS: Readonly<Record<ReferralAnswer, MessageKey>> = {
  accepted: 'site.referral.accept',
  declined: 'site.consent.refuse',
};
const STATES: Readonly<Record<ReferralState, MessageKey>> = {
  offered: 'site.consent.asked',
  accepted: 'site.referral.is_accepted',
  declined: 'site.referral.is_declined',
  handed_over: 'site.referral.is_handed_over',
  attended: 'site.referral.is_attended',
  not_attended: 'site.referral.is_not_attended',
  ended: 'site.referral.is_ended',
};
const PREFIX = 'referral';

/** The offer and the answer that a button of the page stands for; null: it is another button. Pure. */
export function referralButtonOf(go: string): ReferralButton | null {
  const [prefix, said, referralId] = go.split(':');
  const answer = REFERRAL_ANSWERS.find((one) => one === said);
  return prefix === PREFIX && answer && referralId ? { referralId, answer } : null;
}

/** The services that the person was offered, how each stands, and the buttons to answer. They are of the page's form. */
export function Referrals({ view }: { view: ThreadView }): VNode | null {
  const { page, referrals } = view;
  if (referrals.length === 0) return null;
  const { t } = page.words;
  return (
    <section class="consents" aria-labelledby="referrals">
      <h2 class="govuk-heading-m" id="referrals">
        {t('site.referral.title')}
      </h2>
      <p class="quiet">{t('site.consent.hint')}</p>
      {referrals.map((one, at) => (
        <OneReferral view={view} referral={one} id={`referral-${at + 1}`} />
      ))}
    </section>
  );
}

function OneReferral({
  view: { page, thread },
  referral,
  id,
}: {
  view: ThreadView;
  referral: ReporterReferral;
  id: string;
}): VNode {
  const { t } = page.words;
  const { service, language, words, reach, state, said, told } = referral;
  // In a closed case nobody would follow up on a yes.
  const answers = referral.answers.filter((one) => thread.status !== 'closed' || one === 'declined');
  return (
    <div class="govuk-inset-text">
      <h3 class="govuk-heading-s" id={id} dir="auto" lang={language}>
        {service}
      </h3>
      <p class="typed" dir="auto" lang={language}>
        <TypedText page={page} text={words} />
      </p>
      {reach.length > 0 && (
        <p>
          {t('site.referral.reach')}{' '}
          {reach.map((one, at) => (
            <>
              {at > 0 && ', '}
              <bdi dir="ltr">{one}</bdi>
            </>
          ))}
        </p>
      )}
      {said !== null && (
        <>
          <p>{t('site.consent.said')}</p>
          <p class="typed" dir="auto">
            <TypedText page={page} text={said} />
          </p>
        </>
      )}
      {told !== null && (
        <>
          <p>{t('site.referral.told')}</p>
          <p class="typed" dir="auto">
            <TypedText page={page} text={told} />
          </p>
        </>
      )}
      <p>
        <strong>{t(STATES[state])}</strong>
      </p>
      {answers.map((answer) => (
        <button
          class="govuk-button govuk-button--secondary"
          name="go"
          value={[PREFIX, answer, referral.id].join(':')}
          aria-describedby={id}
        >
          {t(BUTTONS[answer])}
        </button>
      ))}
    </div>
  );
}

/** Says what became of the answer that was just given. */
export function ReferralLine({
  view: { page, referralAnswered, referrals },
}: {
  view: ThreadView;
}): VNode | null {
  if (referralAnswered === null) return null;
  if (referralAnswered.became === 'gone' || referralAnswered.became === 'wait')
    return <NotTaken page={page} answered={referralAnswered} />;
  const referral = referrals.find(({ id }) => id === referralAnswered.referralId);
  if (!referral) return null;
  const { t } = page.words;
  const { service } = referral;
  return (
    <Became>
      {referralAnswered.became === 'accepted'
        ? t('site.referral.now_accepted', { service })
        : t('site.consent.now_refused', { recipient: service })}
    </Became>
  );
}
