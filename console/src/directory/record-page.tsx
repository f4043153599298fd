import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { currentSession } from '../api/session-state.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, dayOf, exactTime } from '../shared/time.js';
import { ChannelItem } from './channel-item.js';
import { ClockLine } from './clock-line.js';
import { countryName } from './country-name.js';
import { recordQuery, type DirectoryRecord } from './directory-query.js';
import css from './directory.module.css';
import { RecordForm } from './record-form.js';
import { VerifyForm } from './verify-form.js';

const route = getRouteApi('/directory/$recordId');

/** All that is known of somebody who can act, and for coordinators the next version of it. */
export function RecordPage() {
  const { recordId } = route.useParams();
  const { data, error, isPending, refetch } = useQuery(recordQuery(recordId));
  const manages = currentSession()?.permissions.includes('directory.manage') ?? false;
  const [doing, setDoing] = useState<'change' | 'verify' | null>(null);
  const title = data?.name ?? t('directory.title');
  const end = () => setDoing(null);
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <p className={css.noPrint}>
        <Link to="/directory">{t('directory.back')}</Link>
      </p>
      <h1>{title}</h1>
      {isPending && <p className={layout.quiet}>{t('directory.loading')}</p>}
      <ProblemAlert error={error} retry={refetch} />
      {data && (
        <>
          <Known record={data} />
          {manages && doing === null && (
            <div className={`${css.filters} ${css.noPrint}`}>
              <Button variant="default" onClick={() => setDoing('change')}>
                {t('directory.edit')}
              </Button>
              <Button variant="default" onClick={() => setDoing('verify')}>
                {t('directory.markVerified')}
              </Button>
            </div>
          )}
          {doing === 'change' && <RecordForm record={data} onDone={end} />}
          {doing === 'verify' && <VerifyForm record={data} onDone={end} />}
          <Versions record={data} />
          <div className={css.noPrint}>
            <Button variant="default" onClick={() => window.print()}>
              {t('directory.print')}
            </Button>
          </div>
        </>
      )}
    </main>
  );
}

function Known({ record }: { record: DirectoryRecord }) {
  const now = useStore(clock);
  const { kind, country, takes, ageBands, whoMayFile, confidence, verifiedOn, nextReview } = record;
  const lines: [name: string, value: string][] = [
    [t('directory.kind'), t(`directoryKind.${kind}`)],
    [t('directory.country'), country === null ? t('directory.worldwide') : countryName(country)],
    [t('directory.takes'), takes.map((one) => t(`taken.${one}`)).join(', ')],
    [t('directory.ages'), ageBands.map((one) => t(`age.${one}`)).join(', ')],
    [t('directory.whoMayFile'), t(`filer.${whoMayFile}`)],
    [t('directory.legalBasis'), record.legalBasis],
    [t('directory.source'), record.source],
    [t('directory.confidence'), t(`confidence.${confidence}`)],
  ];
  return (
    <>
      {record.seedChanged && <Alert tone="warning">{t('directory.seedChanged')}</Alert>}
      <section aria-labelledby="record-known" className={layout.section}>
        <h2 id="record-known">{t('directory.about')}</h2>
        <p className={css.text} lang="en">
          {record.about}
        </p>
        <p>
          <strong>
            {verifiedOn === null
              ? t('directory.notVerified')
              : t('directory.verifiedOn', { day: dayOf(verifiedOn, now) })}
          </strong>
          {' · '}
          {t('directory.nextReviewOn', { day: dayOf(nextReview, now) })}
          {record.reviewDue && <span className={css.mark}> ({t('directory.reviewDue')})</span>}
        </p>
        <dl className={css.facts}>
          {lines
            .filter(([, value]) => value !== '')
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        {record.clocks.length > 0 && (
          <>
            <h3>{t('directory.clocks')}</h3>
            <ul className={layout.list}>
              {record.clocks.map((one) => (
                <li key={one.id}>
                  <ClockLine clock={one} />
                </li>
              ))}
            </ul>
          </>
        )}
        {record.see.length > 0 && (
          <>
            <h3>{t('directory.see')}</h3>
            <ul className={layout.list}>
              {record.see.map(({ id, name }) => (
                <li key={id}>
                  <Link to="/directory/$recordId" params={{ recordId: id }}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section aria-labelledby="record-channels" className={layout.section}>
        <h2 id="record-channels">{t('directory.channels')}</h2>
        {record.channels.length === 0 && <p>{t('directory.noChannel')}</p>}
        <ul className={css.list}>
          {record.channels.map((channel) => (
            <ChannelItem key={channel.key} channel={channel} />
          ))}
        </ul>
      </section>
    </>
  );
}

function Versions({ record }: { record: DirectoryRecord }) {
  const now = useStore(clock);
  return (
    <section aria-labelledby="record-versions" className={layout.section}>
      <h2 id="record-versions">{t('directory.versions')}</h2>
      {record.versions.length === 0 && <p>{t('directory.asItComes')}</p>}
      <ul className={layout.list}>
        {record.versions.map(({ version, by, at, why }) => (
          <li key={version}>
            {t('directory.versionBy', {
              version,
              who: by.name || t('event.someone'),
              time: exactTime(at, now),
              why,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
