import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ask, change } from '../api/client.js';
import { currentSession } from '../api/session-state.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import css from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';

const KEY = 'related';
/** A worker compares what a new report names a few seconds after it came in. */
const PENDING_MS = 5_000;
const VERDICTS = ['same', 'different', 'unknown'] as const;
type Verdict = (typeof VERDICTS)[number];

const fetchRelated = (id: string, from: number) =>
  ask(() => api.GET('/api/cases/{id}/related', { params: { path: { id }, query: { from } } }));
type Related = Awaited<ReturnType<typeof fetchRelated>>;
type RelatedCase = Related['cases'][number];

async function decide(id: string, otherId: string, verdict: Verdict): Promise<void> {
  const params = { path: { id, otherId } };
  await change(() => api.PUT('/api/cases/{id}/related/{otherId}', { params, body: { verdict } })).finally(
    () => caseChanged(id),
  );
}

const askDesk = (id: string, deskId: string) =>
  change(() =>
    api.POST('/api/cases/{id}/related/ask', { params: { path: { id } }, body: { deskId } }),
  ).finally(() => caseChanged(id));

/** Cases that may be of the same offender; of those that the viewer cannot open, the desk alone. */
function RelatedCases({ found }: PanelProps) {
  const action = useAction();
  const [from, setFrom] = useState(0);
  const key = from === 0 ? KEY : `${KEY}-${from}`;
  const { data, error } = useQuery({
    ...panelQuery(found.id, key, () => fetchRelated(found.id, from)),
    refetchInterval: ({ state }) => state.data?.pending && PENDING_MS,
  });
  const may = found.allowed.includes('related.decide');
  const leads = currentSession()?.permissions.includes('case.assign') ?? false;
  const mayAsk = found.allowed.includes('related.ask');
  const say = (other: RelatedCase, verdict: Verdict) =>
    void action.run(
      () => decide(found.id, other.caseId, verdict),
      t('related.done', { reference: other.reference, verdict: t(`related.verdict.${verdict}`) }),
    );
  return (
    <CaseSection title={t('related.title')} action={action}>
      <ProblemAlert error={error} />
      {data && (data.pending || nothingIn(data)) && (
        <p className={css.quiet}>{t(data.pending ? 'related.pending' : 'related.none')}</p>
      )}
      {data && data.cases.length > 0 && (
        <ul className={css.list}>
          {data.cases.map((other) => (
            <li key={other.caseId}>
              <p>
                <Link to="/cases/$caseId" params={{ caseId: other.caseId }} search={(search) => search}>
                  {other.reference}
                </Link>
                {other.closed && ` (${t('links.closed')})`}{' '}
                {t(`related.strength.${other.strength ?? 'none'}`)}
              </p>
              <Reasons of={other.reasons} />
              <p className={css.quiet}>{saidOf(other)}</p>
              {may && (
                <div role="group" aria-label={t('related.ask', { reference: other.reference })}>
                  {VERDICTS.filter((verdict) => verdict !== other.verdict).map((verdict) => (
                    <ActionButton
                      key={verdict}
                      size="compact-sm"
                      variant="default"
                      mr="xs"
                      busy={action.busy}
                      onClick={() => say(other, verdict)}
                    >
                      {t(`related.verdict.${verdict}`)}
                    </ActionButton>
                  ))}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {leads && data && !nothingIn(data) && (
        <p>
          <Link to="/cases/$caseId/cluster" params={{ caseId: found.id }}>
            {t('cluster.link')}
          </Link>
        </p>
      )}
      {data?.elsewhere.map(({ deskId, desk, cases, askedOn, asksUs }) => (
        <div key={deskId}>
          <p>{t('related.elsewhere', { desk, cases })}</p>
          {asksUs && <p>{t('related.asksUs', { desk })}</p>}
          {askedOn !== null && <p className={css.quiet}>{t('related.asked', { desk, day: askedOn })}</p>}
          {mayAsk && askedOn === null && (
            <ActionButton
              size="compact-sm"
              variant="default"
              busy={action.busy}
              onClick={() =>
                void action.run(() => askDesk(found.id, deskId), t('related.saidAsked', { desk }))
              }
            >
              {t('related.askDesk', { desk })}
            </ActionButton>
          )}
        </div>
      ))}
      {data && data.common.length > 0 && (
        <>
          <p className={css.quiet}>{t('related.common')}</p>
          <Reasons of={data.common} />
        </>
      )}
      {data && (data.next !== null || from > 0) && (
        <div>
          {from > 0 && (
            <ActionButton
              size="compact-sm"
              variant="default"
              mr="xs"
              busy={action.busy}
              onClick={() => setFrom(0)}
            >
              {t('related.first')}
            </ActionButton>
          )}
          {data.next !== null && (
            <ActionButton
              size="compact-sm"
              variant="default"
              busy={action.busy}
              onClick={() => setFrom(data.next ?? 0)}
            >
              {t('related.more')}
            </ActionButton>
          )}
        </div>
      )}
    </CaseSection>
  );
}

function Reasons({ of }: { of: RelatedCase['reasons'] }) {
  if (of.length === 0) return null;
  return (
    <ul>
      {of.map(({ kind, values }) => (
        <li key={kind}>{t('related.reason', { kind: t(`related.kind.${kind}`), values })}</li>
      ))}
    </ul>
  );
}

const nothingIn = ({ cases, elsewhere, common, next }: Related): boolean =>
  cases.length === 0 && elsewhere.length === 0 && common.length === 0 && next === null;

function saidOf({ verdict, author, decidedOn }: RelatedCase): string {
  if (verdict === null) return t('related.undecided');
  return t('related.said', {
    verdict: t(`related.verdict.${verdict}`),
    author: author || t('event.someone'),
    day: decidedOn ?? '',
  });
}

export const panel: CasePanel = { key: KEY, order: 375, permission: 'case.read', Component: RelatedCases };
