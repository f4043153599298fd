import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { CopyButton } from '../shared/copy-button.js';
import layout from '../shared/layout.module.css';
import { label, t } from '../shared/messages/index.js';
import { spanOf } from '../shared/time.js';
import { ClockLine } from './clock-line.js';
import { routesQuery, type Proposal } from './directory-query.js';
import css from './directory.module.css';

/** So many are shown at once; the rest is folded away. */
const FIRST = 4;

/** Where a case can go, by rules, and what must not be done in it. A person decides. */
function RoutesPanel({ found }: PanelProps) {
  const { data, error, isPending, refetch } = useQuery(routesQuery(found.id));
  const proposals = data?.proposals ?? [];
  const more = proposals.slice(FIRST);
  return (
    <CaseSection title={t('routes.title')}>
      {isPending && <p className={layout.quiet}>{t('routes.loading')}</p>}
      <ProblemAlert error={error} retry={refetch} />
      {data && (
        <>
          <p className={layout.quiet}>{t('routes.lead')}</p>
          <ol className={css.routes}>
            {proposals.slice(0, FIRST).map((one) => (
              <ProposalItem key={nameOfProposal(one)} proposal={one} />
            ))}
          </ol>
          {more.length > 0 && (
            <details>
              <summary>{t('routes.more', { count: more.length })}</summary>
              <ol className={css.routes} start={FIRST + 1}>
                {more.map((one) => (
                  <ProposalItem key={nameOfProposal(one)} proposal={one} />
                ))}
              </ol>
            </details>
          )}
          <details>
            <summary>{t('routes.forbidden', { count: data.forbidden.length })}</summary>
            <ul className={layout.list}>
              {data.forbidden.map(({ ruleId }) => (
                <li key={ruleId}>{label('routes.forbidden', ruleId)}</li>
              ))}
            </ul>
          </details>
        </>
      )}
    </CaseSection>
  );
}

const nameOfProposal = ({ recordId, channel }: Proposal): string => `${recordId} ${channel?.key ?? ''}`;

function ProposalItem({ proposal }: { proposal: Proposal }) {
  const { recordId, name, channel, ruleId, basis, clockMinutes, consequences, clocks, toBeVerified } =
    proposal;
  return (
    <li data-basis={basis}>
      <p className={css.name}>
        <Link to="/directory/$recordId" params={{ recordId }}>
          {name}
        </Link>
        {toBeVerified && <span className={css.mark}> ({t('routes.toBeVerified')})</span>}
      </p>
      <p>{label('routes.reason', ruleId)}</p>
      <p>
        <strong>{t(`routeBasis.${basis}`)}</strong>
        {clockMinutes !== null && ` · ${t('routes.within', { time: spanOf(clockMinutes) })}`}
      </p>
      {channel && (
        <p>
          {t(`channelType.${channel.type}`)}
          {channel.address !== null && (
            <>
              : <bdi>{channel.address}</bdi> <CopyButton text={channel.address} what={name} />
            </>
          )}
        </p>
      )}
      {channel && channel.note !== '' && <p lang="en">{channel.note}</p>}
      {(consequences.length > 0 || clocks.length > 0) && (
        <ul className={layout.list}>
          {consequences.map((one) => (
            <li key={one}>{t(`routeConsequence.${one}`)}</li>
          ))}
          {clocks.map((one) => (
            <li key={one.id}>
              <ClockLine clock={one} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

export const panel: CasePanel = {
  key: 'routes',
  order: 75,
  permission: 'case.read',
  Component: RoutesPanel,
};
