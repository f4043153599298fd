import { Button, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { Check } from '../shared/check.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { ChoiceSelect, wordsFor } from './choice-select.js';
import { newKey, type DraftForm } from './draft.js';
import css from './site.module.css';
import type { SiteState } from './site-query.js';

export interface PartProps {
  state: SiteState;
  form: DraftForm;
}

/** The public name and the country whose numbers are shown first. */
export function NameSection({ state, form }: PartProps) {
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
        {...form.getInputProps('name')}
      />
      <p className={layout.quiet}>{t('site.namesHint')}</p>
      {state.languages.map(({ language, name, direction }) => (
        <TextInput
          key={language}
          label={t('site.nameIn', { language: name })}
          className={layout.field}
          lang={language}
          dir={direction}
          maxLength={60}
          autoComplete="off"
          value={form.values.names[language] ?? ''}
          onChange={(event) => form.setFieldValue(`names.${language}`, event.currentTarget.value)}
        />
      ))}
      <ChoiceSelect
        label={t('site.country')}
        description={t('site.countryHint')}
        choices={choices.countries}
        none={t('site.asConfigured', { what: home })}
        {...form.getInputProps('defaultCountry')}
        value={form.values.defaultCountry}
      />
    </section>
  );
}

/** Which languages the site speaks, and how far their safety texts are reviewed. */
export function LanguagesSection({ state, form }: PartProps) {
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
                    checked={form.values.switched[language] ?? onAtFirst}
                    aria-label={t('site.show', { language: name })}
                    onChange={(on) => form.setFieldValue(`switched.${language}`, on)}
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
export function ExitsSection({ state, form }: PartProps) {
  const add = useRef<HTMLButtonElement>(null);
  const { defaults, choices } = state;
  return (
    <section aria-labelledby="site-exits" className={layout.section}>
      <h2 id="site-exits">{t('site.exits')}</h2>
      <p className={layout.quiet}>{t('site.exitsHint')}</p>
      {defaults.exitUrl !== null && <p>{t('site.exitConfigured', { url: defaults.exitUrl })}</p>}
      {form.values.exits.map(({ key, country }, at) => (
        <div
          key={key}
          role="group"
          aria-label={t('site.exitLine', { number: at + 1 })}
          className={layout.row}
        >
          <ChoiceSelect
            label={t('site.exitCountry')}
            choices={choices.countries}
            {...form.getInputProps(`exits.${at}.country`)}
            className={css.narrow}
            value={country}
          />
          <TextInput
            label={t('site.exitPage')}
            className={css.grow}
            autoComplete="off"
            spellCheck={false}
            placeholder={defaults.exits.find((exit) => exit.country === country)?.url ?? 'https://'}
            {...form.getInputProps(`exits.${at}.url`)}
          />
          <Button
            variant="subtle"
            className={css.under}
            aria-label={t('site.removeOf', { what: t('site.exitLine', { number: at + 1 }) })}
            onClick={() => {
              form.removeListItem('exits', at);
              add.current?.focus();
            }}
          >
            {t('site.remove')}
          </Button>
        </div>
      ))}
      <Button
        ref={add}
        variant="default"
        onClick={() => form.insertListItem('exits', { key: newKey(), country: 'IN', url: '' })}
      >
        {t('site.addExit')}
      </Button>
    </section>
  );
}
