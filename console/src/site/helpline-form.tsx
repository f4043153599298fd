import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Check } from '../shared/check.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { ChoiceSelect } from './choice-select.js';
import type { ShownLine } from './draft.js';
import css from './site.module.css';
import type { Helpline, SiteState } from './site-query.js';

interface FormProps {
  line: Helpline;
  state: ShownLine['state'];
  choices: SiteState['choices'];
  /** What is wrong with a field of it. */
  errorOf(field: keyof Helpline): ReactNode;
  onChange(change: Partial<Helpline>): void;
  /** The built-in line again, or none. */
  onBack(): void;
}

/** All of one line. */
export function HelplineForm({ line, state, choices, errorOf, onChange: set, onBack }: FormProps) {
  const toggle = (use: Helpline['uses'][number]): void =>
    set({
      uses: choices.uses.filter((one) => (one === use ? !line.uses.includes(one) : line.uses.includes(one))),
    });
  return (
    <div role="group" aria-label={t('site.line')} className={layout.form}>
      <ChoiceSelect
        label={t('site.audience')}
        choices={choices.audiences}
        value={line.audience}
        error={errorOf('audience')}
        onChange={(audience) => set({ audience })}
      />
      <TextInput
        label={t('site.lineName')}
        className={layout.field}
        autoComplete="off"
        value={line.name ?? ''}
        error={errorOf('name')}
        onChange={(event) => set({ name: event.currentTarget.value || null })}
      />
      <ListInput
        name={t('site.numbers')}
        hint={t('site.numbersHint')}
        separator=","
        values={line.numbers}
        error={errorOf('numbers')}
        onChange={(numbers) => set({ numbers })}
      />
      <ListInput
        name={t('site.sites')}
        hint={t('site.sitesHint')}
        separator=" "
        values={line.sites}
        error={errorOf('sites')}
        onChange={(sites) => set({ sites })}
      />
      <ListInput
        name={t('site.countries')}
        hint={t('site.countriesHint')}
        separator=" "
        values={line.countries}
        error={errorOf('countries')}
        onChange={(countries) => set({ countries: countries.map((code) => code.toUpperCase()) })}
      />
      <ChoiceSelect
        label={t('site.hours')}
        choices={choices.hours}
        none={t('site.notSaid')}
        value={line.hours ?? ''}
        error={errorOf('hours')}
        onChange={(hours) => set({ hours: hours || null })}
      />
      <ChoiceSelect
        label={t('site.note')}
        choices={choices.notes}
        none={t('site.notSaid')}
        value={line.note ?? ''}
        error={errorOf('note')}
        onChange={(note) => set({ note: note || null })}
      />
      <fieldset className={css.checks}>
        <legend>{t('site.uses')}</legend>
        {choices.uses.map((use) => (
          <Check key={use} checked={line.uses.includes(use)} onChange={() => toggle(use)}>
            {t(`siteUse.${use}`)}
          </Check>
        ))}
        {errorOf('uses') && <p className={layout.fieldError}>{errorOf('uses')}</p>}
      </fieldset>
      <TextInput
        label={t('site.source')}
        description={t('site.sourceHint')}
        className={layout.field}
        autoComplete="off"
        value={line.source}
        error={errorOf('source')}
        onChange={(event) => set({ source: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('site.checkedOn')}
        className={layout.field}
        value={line.checkedOn}
        error={errorOf('checkedOn')}
        onChange={(event) => set({ checkedOn: event.currentTarget.value })}
      />
      <Check checked={line.verified} onChange={(verified) => set({ verified })}>
        {t('site.verified')}
      </Check>
      <Check checked={line.hidden} onChange={(hidden) => set({ hidden })}>
        {t('site.hide')}
      </Check>
      {state !== 'built_in' && (
        <div>
          <Button variant="subtle" onClick={onBack}>
            {t('site.lineBack')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface ListProps {
  name: string;
  hint: string;
  /** Stands between two. */
  separator: ',' | ' ';
  values: readonly string[];
  error: ReactNode;
  onChange(values: string[]): void;
}

/** Several values in one field. What is typed stays as it is typed. */
function ListInput({ name, hint, separator, values, error, onChange }: ListProps) {
  const [typed, setTyped] = useState(() => values.join(separator === ',' ? ', ' : ' '));
  const read = (text: string): string[] =>
    text
      .split(separator === ',' ? ',' : /[\s,]+/)
      .map((part) => part.trim())
      .filter(Boolean);
  return (
    <TextInput
      label={name}
      description={hint}
      className={layout.field}
      autoComplete="off"
      spellCheck={false}
      dir="ltr"
      value={typed}
      error={error}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
    />
  );
}
