import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, ask } from '../api/client.js';
import { panelQuery } from '../api/queries.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { label, t } from '../shared/messages/index.js';

const route = getRouteApi('/cases/$caseId/cluster');

const fetchCluster = (id: string) =>
  ask(() => api.GET('/api/cases/{id}/related/cluster', { params: { path: { id } } }));
type Cluster = Awaited<ReturnType<typeof fetchCluster>>;
type ClusterCase = Cluster['cases'][number];
type ClusterLink = Cluster['links'][number];

/** The cases of one offender as whoever leads a desk sees them: when, where, and how they hang together. */
export function ClusterPage() {
  const { caseId } = route.useParams();
  const { data, error, isPending, refetch } = useQuery(
    panelQuery(caseId, 'cluster', () => fetchCluster(caseId)),
  );
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('cluster.title')} · ${t('app.name')}`}</title>
      <h1>{t('cluster.title')}</h1>
      <p className={layout.quiet}>{t('cluster.what')}</p>
      <p>
        <Link to="/cases/$caseId" params={{ caseId }}>
          {t('cluster.back')}
        </Link>
      </p>
      {isPending && <p className={layout.quiet}>{t('cluster.loading')}</p>}
      <ProblemAlert error={error} retry={refetch} />
      {data && <Shown cluster={data} />}
    </main>
  );
}

function Shown({ cluster: { cases, links, apart, elsewhere, cut, pending } }: { cluster: Cluster }) {
  return (
    <>
      {pending && <p>{t('related.pending')}</p>}
      {cases.length === 1 && <p>{t('cluster.alone')}</p>}
      <Cases title={t('cluster.cases', { count: cases.length })} cases={cases} />
      {cut && <p>{t('cluster.cut', { count: cases.length })}</p>}
      {elsewhere.length > 0 && (
        <section aria-labelledby="cluster-elsewhere" className={layout.section}>
          <h2 id="cluster-elsewhere">{t('cluster.elsewhere')}</h2>
          <ul>
            {elsewhere.map(({ desk, cases: count }) => (
              <li key={desk}>{t('cluster.atDesk', { desk, cases: count })}</li>
            ))}
          </ul>
          <p className={layout.quiet}>{t('cluster.howToAsk')}</p>
        </section>
      )}
      {links.length > 0 && <Links links={links} />}
      {apart.length > 0 && <Cases title={t('cluster.apart', { count: apart.length })} cases={apart} />}
    </>
  );
}

function Cases({ title, cases }: { title: string; cases: readonly ClusterCase[] }) {
  return (
    <section className={layout.section}>
      <h2>{title}</h2>
      {/* It may be wider than the window: a keyboard can move it as well. */}
      <div className={layout.scroll} role="group" aria-label={title} tabIndex={0}>
        <table className={layout.table}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('cluster.received')}</th>
              <th scope="col">{t('board.case')}</th>
              <th scope="col">{t('cluster.desk')}</th>
              <th scope="col">{t('board.kind')}</th>
              <th scope="col">{t('cluster.platforms')}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map(({ caseId, reference, closed, ...one }) => (
              <tr key={caseId}>
                <td>
                  <time dateTime={one.receivedOn}>{one.receivedOn}</time>
                </td>
                <th scope="row">
                  <Link to="/cases/$caseId" params={{ caseId }}>
                    {reference}
                  </Link>
                  {closed && ` (${t('links.closed')})`}
                </th>
                <td>{one.desk}</td>
                <td>{label('kind', one.kind)}</td>
                <td>{one.platforms.map((platform) => label('platform', platform)).join(', ') || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Links({ links }: { links: readonly ClusterLink[] }) {
  const title = t('cluster.links');
  return (
    <section className={layout.section}>
      <h2>{title}</h2>
      <div className={layout.scroll} role="group" aria-label={title} tabIndex={0}>
        <table className={layout.table}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('cluster.two')}</th>
              <th scope="col">{t('cluster.match')}</th>
              <th scope="col">{t('cluster.shared')}</th>
              <th scope="col">{t('cluster.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {links.map(({ one, other, strength, reasons, verdict }) => (
              <tr key={`${one} ${other}`}>
                <th scope="row">
                  {one}, {other}
                </th>
                <td>{t(`related.strength.${strength ?? 'none'}`)}</td>
                <td>
                  {reasons
                    .map(({ kind, values }) =>
                      t('related.reason', { kind: t(`related.kind.${kind}`), values }),
                    )
                    .join('; ') || '–'}
                </td>
                <td>{verdict === null ? t('related.undecided') : t(`related.verdict.${verdict}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
