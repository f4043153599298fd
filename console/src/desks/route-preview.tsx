import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { KINDS } from '../api/enums.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import { MemberList } from './desk-section.js';
import { routeQuery, type Desks, type Kind, type RouteQuestion } from './desks-query.js';

/** Who would get a report, why, and what happens where nobody of them may have it. */
export function RoutePreview({ all }: { all: Desks }) {
  const [country, setCountry] = useState<string | null>(null);
  const [language, setLanguage] = useState(all.languages[0] ?? 'en');
  const [kind, setKind] = useState<Kind>('threatened');
  const question: RouteQuestion = { language, kind, ...(country !== null && { country }) };
  const { data, error } = useQuery(routeQuery(question));
  const [first, ...others] = data?.desks ?? [];
  const countries = [...all.countries].sort((a, b) => nameOf('region', a).localeCompare(nameOf('region', b)));
  return (
    <section aria-labelledby="route" className={layout.section}>
      <h2 id="route">{t('route.title')}</h2>
      <p className={layout.quiet}>{t('route.hint')}</p>
      <div className={layout.row}>
        <EnumSelect
          label={t('desks.country')}
          none={t('route.noCountry')}
          values={countries}
          text={(code) => nameOf('region', code)}
          value={country}
          onChange={setCountry}
        />
        <EnumSelect
          label={t('route.language')}
          values={all.languages}
          text={(code) => nameOf('language', code)}
          value={language}
          onChange={setLanguage}
        />
        <EnumSelect
          label={t('route.kind')}
          values={KINDS}
          text={(one) => t(`kind.${one}`)}
          value={kind}
          onChange={setKind}
        />
      </div>
      <ProblemAlert error={error} />
      <div aria-live="polite">
        {data && !first && <Alert tone="warning">{t('route.nobody')}</Alert>}
        {first && (
          <>
            <p>
              <strong>{t('route.gets', { name: first.name })}</strong> {t(`routeReason.${first.because}`)}
            </p>
            <MemberList members={first.members} />
            <p>{t('route.excluded')}</p>
            {others.length > 0 && (
              <ol>
                {others.map(({ id, name, because }) => (
                  <li key={id}>{`${name}: ${t(`routeReason.${because}`)}`}</li>
                ))}
              </ol>
            )}
            <p>{t('route.allExcluded', { name: first.name })}</p>
          </>
        )}
      </div>
    </section>
  );
}
