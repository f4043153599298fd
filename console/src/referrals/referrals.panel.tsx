import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { OfferForm } from './offer-form.js';
import { PersonForm } from './person-form.js';
import { ReferralRow } from './referral-row.js';
import css from './referrals.module.css';
import { KEY, referralsQuery } from './referrals.js';

/** Services that the person was offered, where each stands, and offering another. */
function ReferralsPanel({ found }: PanelProps) {
  const action = useAction();
  const [offering, setOffering] = useState(false);
  const { data, error } = useQuery(referralsQuery(found.id));
  const may = found.allowed.includes('referral.work');
  return (
    <CaseSection title={t('referral.title')} action={action}>
      <ProblemAlert error={error} />
      {data?.referrals.length === 0 && <p className={layout.quiet}>{t('referral.none')}</p>}
      {data && data.referrals.length > 0 && (
        <ul className={css.list} aria-label={t('referral.title')}>
          {data.referrals.map((referral) => (
            <ReferralRow key={referral.id} found={found} referral={referral} may={may} action={action} />
          ))}
        </ul>
      )}
      {data && may && offering && (
        <>
          <PersonForm caseId={found.id} panel={data} disabled={!may} action={action} />
          <OfferForm
            caseId={found.id}
            services={data.services}
            action={action}
            onDone={() => setOffering(false)}
          />
        </>
      )}
      {data && may && !offering && (
        <div>
          <ActionButton size="compact-sm" variant="default" busy={false} onClick={() => setOffering(true)}>
            {t('referral.begin')}
          </ActionButton>
        </div>
      )}
    </CaseSection>
  );
}

export const panel: CasePanel = {
  key: KEY,
  order: 240,
  permission: 'case.read',
  Component: ReferralsPanel,
};
