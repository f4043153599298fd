import { CopyButton } from '../shared/copy-button.js';
import { t } from '../shared/messages/index.js';
import css from './referrals.module.css';
import type { Service } from './referrals.js';

/** Whether a service takes the person, why not or what to ask, and how it is reached. */
export function ServiceFacts({ service }: { service: Service }) {
  const { name, fit, noes, asks, about, reach, hours, languages, source, toBeVerified } = service;
  const said = (matters: readonly (typeof noes)[number][]): string =>
    matters.map((matter) => t(`fitMatter.${matter}`)).join(', ');
  const notKnown = t('referral.notKnown');
  return (
    <div className={`${css.chosen} ${fit === 'does_not_take' ? css.no : ''}`}>
      <p role="status">
        <strong>{t('referral.verdict', { fit: t(`serviceFit.${fit}`) })}</strong>
        {noes.length > 0 && ` ${t('referral.because', { matters: said(noes) })}`}
        {noes.length === 0 && asks.length > 0 && ` ${t('referral.toAsk', { matters: said(asks) })}`}
      </p>
      <p className={css.about} lang="en">
        {about}
      </p>
      {reach.map((address) => (
        <p key={address}>
          <bdi>{address}</bdi> <CopyButton text={address} what={name} />
        </p>
      ))}
      <p className={css.about}>
        {t('referral.hours', { hours: hours ?? notKnown })}{' '}
        {t('referral.languages', { languages: languages?.join(', ') ?? notKnown })}{' '}
        {t('referral.source', { source })} {toBeVerified && <strong>{t('referral.toBeVerified')}</strong>}
      </p>
    </div>
  );
}
