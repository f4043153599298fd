import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { DIRECTORY_KINDS, TAKEN_KINDS } from '../api/enums.js';
import { ProblemAlert } from '../shared/alert.js';
import { Check } from '../shared/check.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { countryName } from './country-name.js';
import { directoryQuery, type DirectoryItem } from './directory-query.js';
import css from './directory.module.css';
import { isShown, NO_FILTER, WORLDWIDE, type DirectoryFilter } from './filter.js';

/** Who can act on a case: to browse, search and print. */
export function DirectoryPage() {
  const { data, error, isPending, refetch } = useQuery(directoryQuery);
  const [filter, setFilter] = useState<DirectoryFilter>(NO_FILTER);
  const set = (changed: Partial<DirectoryFilter>): void => setFilter((before) => ({ ...before, ...changed }));
  const items = data?.items ?? [];
  const shown = items.filter((item) => isShown(item, filter));
  const countries = [...new Set(items.flatMap(({ country }) => country ?? []))].sort();

  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('directory.title')} · ${t('app.name')}`}</title>
      <h1>{t('directory.title')}</h1>
      <p>{t('directory.lead')}</p>
      {isPending && <p className={layout.quiet}>{t('directory.loading')}</p>}
      <ProblemAlert error={error} retry={refetch} />
      {data && (
        <section aria-labelledby="directory-all" className={layout.section}>
          <h2 id="directory-all">{t('directory.all')}</h2>
          <p>{t('directory.due', { count: items.filter(({ reviewDue }) => reviewDue).length })}</p>
          <search className={css.filters}>
            <TextInput
              label={t('directory.find')}
              description={t('directory.findHint')}
              value={filter.words}
              autoComplete="off"
              onChange={(event) => set({ words: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('directory.country')}
              value={filter.country}
              onChange={(event) => set({ country: event.currentTarget.value })}
              data={[
                { value: '', label: t('directory.anyCountry') },
                { value: WORLDWIDE, label: t('directory.worldwide') },
                ...countries.map((code) => ({ value: code, label: countryName(code) })),
              ]}
            />
            <EnumSelect
              label={t('directory.kind')}
              none={t('directory.anyKind')}
              value={filter.kind}
              onChange={(kind: DirectoryFilter['kind']) => set({ kind })}
              values={DIRECTORY_KINDS}
              text={(kind) => t(`directoryKind.${kind}`)}
            />
            <EnumSelect
              label={t('directory.takes')}
              none={t('directory.anyTakes')}
              value={filter.takes}
              onChange={(takes: DirectoryFilter['takes']) => set({ takes })}
              values={TAKEN_KINDS}
              text={(taken) => t(`taken.${taken}`)}
            />
            <Check checked={filter.due} onChange={(due) => set({ due })}>
              {t('directory.onlyDue')}
            </Check>
            <Check checked={filter.unverified} onChange={(unverified) => set({ unverified })}>
              {t('directory.onlyUnverified')}
            </Check>
            <Button variant="default" onClick={() => window.print()}>
              {t('directory.print')}
            </Button>
          </search>
          <p role="status">{t('directory.count', { count: shown.length })}</p>
          <ul className={css.list}>
            {shown.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

function Item({ item }: { item: DirectoryItem }) {
  const { id, name, kind, country, takes, about, toBeVerified, reviewDue } = item;
  return (
    <li className={css.item}>
      <p className={css.name}>
        <Link to="/directory/$recordId" params={{ recordId: id }}>
          {name}
        </Link>
        {toBeVerified && <span className={css.mark}> ({t('routes.toBeVerified')})</span>}
        {reviewDue && <span className={css.mark}> ({t('directory.reviewDue')})</span>}
      </p>
      <p className={layout.quiet}>
        {[
          t(`directoryKind.${kind}`),
          country === null ? t('directory.worldwide') : countryName(country),
          ...takes.map((taken) => t(`taken.${taken}`)),
        ].join(' · ')}
      </p>
      <p className={css.text} lang="en">
        {about}
      </p>
    </li>
  );
}
