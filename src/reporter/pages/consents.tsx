import type { VNode } from 'preact';
import type { ReporterConsent } from '../../modules/consents/index.js';
import { CONSENT_ANSWERS, type ConsentAnswer } from '../../modules/vocabulary/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import { Became, NotTaken } from './answered.js';
import type { ThreadView } from './thread-view.js';
import { TypedText } from './typed-text.js';

/** A button of a question. */
export interface ConsentButton {
  consentId: string;
  answer: ConsentAnswer;
}

const BUTTONS: Readonly<Record<ConsentAnswer, MessageKey>> = {
  given: 'site.consent.allow',
  refused: 'site.consent.refuse',
  taken_back: 'site.consent.take_back',
};
const STANDINGS: Readonly<Record<ReporterConsent['standing'], MessageKey>> = {
  asked: 'site.consent.asked',
  given: 'site.consent.given',
  refused: 'site.consent.refused',
  taken_back: 'site.consent.taken_back',
  expired: 'site.consent.expired',
};
const BECAME: Readonly<Record<ConsentAnswer, MessageKey>> = {
  given: 'site.consent.now_given',
  refused: 'site.consent.now_refused',
  taken_back: 'site.consent.now_taken_back',
};

const PREFIX = 'consent';

/** The question and the answer that a button of the page stands for; null: it is another button. Pure. */
export function consentButtonOf(go: string): ConsentButton | null {
  const [prefix, said, consentId] = go.split(':');
  const answer = CONSENT_ANSWERS.find((one) => one === said);
  return prefix === PREFIX && answer && consentId ? { consentId, answer } : null;
}

/** What the reporter is asked to allow, how each stands, and the buttons to answer. They are of the page's form. */
export function Consents({ view }: { view: ThreadView }): VNode | null {
  const { page, consents } = view;
  if (consents.length === 0) return null;
  const { t } = page.words;
  return (
    <section class="consents" aria-labelledby="consents">
      <h2 class="govuk-heading-m" id="consents">
        {t('site.consent.title')}
      </h2>
      <p class="quiet">{t('site.consent.hint')}</p>
      {consents.map((one, at) => (
        <OneConsent view={view} consent={one} id={`consent-${at + 1}`} />
      ))}
    </section>
  );
}

function OneConsent({
  view,
  consent,
  id,
}: {
  view: ThreadView;
  consent: ReporterConsent;
  id: string;
}): VNode {
  const { page } = view;
  const { t } = page.words;
  const { standing } = consent;
  const hasLeft = consent.leftOn !== null && consent.leftOn.length > 0;
  const saysWhatLeft = standing === 'given' || standing === 'taken_back' || hasLeft;
  return (
    <div class="govuk-inset-text">
      <h3 class="govuk-heading-s" id={id} dir="auto" lang={consent.language}>
        {consent.recipient}
      </h3>
      <p class="typed" dir="auto" lang={consent.language}>
        <TypedText page={page} text={consent.words} />
      </p>
      {consent.said !== null && (
        <>
          <p>{t('site.consent.said')}</p>
          <p class="typed" dir="auto">
            <TypedText page={page} text={consent.said} />
          </p>
        </>
      )}
      <p>
        <strong>{t(STANDINGS[standing])}</strong> {saysWhatLeft && whatLeft(view, consent)}
      </p>
      {consent.answers.map((answer) => (
        <button
          class="govuk-button govuk-button--secondary"
          name="go"
          value={[PREFIX, answer, consent.id].join(':')}
          aria-describedby={id}
        >
          {t(BUTTONS[answer])}
        </button>
      ))}
    </div>
  );
}

function whatLeft({ page: { words } }: ThreadView, { leftOn }: ReporterConsent): string | null {
  if (leftOn === null) return null;
  if (leftOn.length === 0) return words.t('site.consent.not_left');
  return words.t('site.consent.left', { days: leftOn.map((day) => words.day(day)).join(', ') });
}

/** What the law asks of the desk, or a life in danger, told beforehand. */
export function Duties({ view: { page, duties } }: { view: ThreadView }): VNode | null {
  if (duties.length === 0) return null;
  const { t } = page.words;
  return (
    <section aria-labelledby="duties">
      <h2 class="govuk-heading-m" id="duties">
        {t('site.duty.title')}
      </h2>
      {duties.map(({ recipient, language, words, leftOn }) => (
        <div class="govuk-inset-text">
          <h3 class="govuk-heading-s" dir="auto" lang={language}>
            {recipient}
          </h3>
          <p class="typed" dir="auto" lang={language}>
            <TypedText page={page} text={words} />
          </p>
          {leftOn.length > 0 && (
            <p>{t('site.consent.left', { days: leftOn.map((one) => page.words.day(one)).join(', ') })}</p>
          )}
        </div>
      ))}
    </section>
  );
}

/** Says what became of the answer that was just given; of what is taken back, what has left. */
export function AnsweredLine({ view }: { view: ThreadView }): VNode | null {
  const { answered, consents, page } = view;
  if (answered === null) return null;
  const { t } = page.words;
  if (answered.became === 'gone' || answered.became === 'wait')
    return <NotTaken page={page} answered={answered} />;
  const consent = consents.find(({ id }) => id === answered.consentId);
  if (!consent) return null;
  return (
    <Became>
      {t(BECAME[answered.became], { recipient: consent.recipient })}{' '}
      {answered.became === 'taken_back' && whatLeft(view, consent)}
    </Became>
  );
}
