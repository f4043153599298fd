import { Button, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { Check } from '../shared/check.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { ChoiceSelect, wordsFor } from './choice-select.js';
import { newKey, type Draft, type Exit, type Faults } from './draft.js';
import css from './site.module.css';
import type { SiteState } from './site-query.js';

export interface PartProps {
  state: SiteState;
  draft: Draft;
  faults: Faults;
  onChange(change: Partial<Draft>): void;
}

/** The public name and the country whose numbers are shown first. */
export function NameSection({ state, draft, faults, onChange }: PartProps) {
  const { defaults, choices } = state;
  const home = wordsFor(choices.countries, defaults.defaultCountry);
  return (
    <section aria-labelledby="site-name" className={layout.section}>
      <h2 id="site-name">{t('site.nameAndCountry')}</h2>
      <TextInput
        label={t('site.name')}
        description={t('site.nameHint', { name: defaults.name })}
        className={layout.field}
        autoComplete="off"
        value={draft.name}
        error={faults.get('name')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <ChoiceSelect
        label={t('site.country')}
        description={t('site.countryHint')}
        choices={choices.countries}
        none={t('site.asConfigured', { what: home })}
        value={draft.defaultCountry}
        error={faults.get('defaultCountry')}
        onChange={(defaultCountry) => onChange({ defaultCountry })}
      />
    </section>
  );
}

/** Which languages the site speaks, and how far their safety texts are reviewed. */
export function LanguagesSection({ state, draft, onChange }: PartProps) {
  const toggle = (language: string, on: boolean): void =>
    onChange({ switched: { ...draft.switched, [language]: on } });
  return (
    <section aria-labelledby="site-languages" className={layout.section}>
      <h2 id="site-languages">{t('site.languages')}</h2>
      <p className={layout.quiet}>{t('site.languagesHint')}</p>
      <table className={layout.table}>
        <caption className="visually-hidden">{t('site.languages')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('site.language')}</th>
            <th scope="col">{t('site.shown')}</th>
            <th scope="col">{t('site.review')}</th>
          </tr>
        </thead>
        <tbody>
          {state.languages.map(({ language, name, always, onAtFirst, reviewed, total }) => (
            <tr key={language}>
              <th scope="row" lang={language}>
                {name}
              </th>
              <td>
                {always ? (
                  t('site.always')
                ) : (
                  <Check
                    checked={draft.switched[language] ?? onAtFirst}
                    aria-label={t('site.show', { language: name })}
                    onChange={(on) => toggle(language, on)}
                  >
                    <span aria-hidden="true">{t('site.on')}</span>
                  </Check>
                )}
              </td>
              <td>
                {reviewed === total
                  ? t('site.allReviewed', { total })
                  : t('site.notReviewed', { reviewed, total })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where Exit leads, by country. */
export function ExitsSection({ state, draft, faults, onChange }: PartProps) {
  const add = useRef<HTMLButtonElement>(null);
  const { defaults, choices } = state;
  const change = (key: string, part: Partial<Exit>): void =>
    onChange({ exits: draft.exits.map((exit) => (exit.key === key ? { ...exit, ...part } : exit)) });
  const remove = (key: string): void => {
    onChange({ exits: draft.exits.filter((exit) => exit.key !== key) });
    add.current?.focus();
  };
  return (
    <section aria-labelledby="site-exits" className={layout.section}>
      <h2 id="site-exits">{t('site.exits')}</h2>
      <p className={layout.quiet}>{t('site.exitsHint')}</p>
      {defaults.exitUrl !== null && <p>{t('site.exitConfigured', { url: defaults.exitUrl })}</p>}
      {draft.exits.map(({ key, country, url }, at) => (
        <div
          key={key}
          role="group"
          aria-label={t('site.exitLine', { number: at + 1 })}
          className={layout.row}
        >
          <ChoiceSelect
            label={t('site.exitCountry')}
            className={css.narrow}
            choices={choices.countries}
            value={country}
            error={faults.get(`exits.${at}.country`)}
            onChange={(next) => change(key, { country: next })}
          />
          <TextInput
            label={t('site.exitPage')}
            className={css.grow}
            autoComplete="off"
            spellCheck={false}
            placeholder={defaults.exits.find((exit) => exit.country === country)?.url ?? 'https://'}
            value={url}
            error={faults.get(`exits.${at}.url`)}
            onChange={(event) => change(key, { url: event.currentTarget.value })}
          />
          <Button
            variant="subtle"
            className={css.under}
            aria-label={t('site.removeOf', { what: t('site.exitLine', { number: at + 1 }) })}
            onClick={() => remove(key)}
          >
            {t('site.remove')}
          </Button>
        </div>
      ))}
      <Button
        ref={add}
        variant="default"
        onClick={() => onChange({ exits: [...draft.exits, { key: newKey(), country: 'IN', url: '' }] })}
      >
        {t('site.addExit')}
      </Button>
    </section>
  );
}
