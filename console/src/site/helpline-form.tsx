import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../shared/messages/index.js';
import { options } from './basics.js';
import type { Faults, ShownLine } from './draft.js';
import css from './site.module.css';
import type { Helpline, SiteState } from './site-query.js';

interface FormProps {
  line: Helpline;
  state: ShownLine['state'];
  choices: SiteState['choices'];
  faults: Faults;
  onChange(line: Helpline): void;
  /** The built-in line again, or none. */
  onBack(): void;
}

/** All of one line. */
export function HelplineForm({ line, state, choices, faults, onChange, onBack }: FormProps) {
  const set = (part: Partial<Helpline>): void => onChange({ ...line, ...part });
  const listFault = (name: string): string | undefined =>
    [...faults].find(([field]) => field === name || field.startsWith(`${name}.`))?.[1];
  const toggle = (use: Helpline['uses'][number]): void =>
    set({
      uses: choices.uses.filter((one) => (one === use ? !line.uses.includes(one) : line.uses.includes(one))),
    });
  return (
    <div role="group" aria-label={t('site.line')} className={css.form}>
      <NativeSelect
        label={t('site.audience')}
        className={css.field}
        value={line.audience}
        error={faults.get('audience')}
        data={options(choices.audiences)}
        onChange={(event) => set({ audience: event.currentTarget.value })}
      />
      <TextInput
        label={t('site.lineName')}
        className={css.field}
        autoComplete="off"
        value={line.name ?? ''}
        error={faults.get('name')}
        onChange={(event) => set({ name: event.currentTarget.value || null })}
      />
      <ListInput
        name={t('site.numbers')}
        hint={t('site.numbersHint')}
        separator=","
        values={line.numbers}
        fault={listFault('numbers')}
        onChange={(numbers) => set({ numbers })}
      />
      <ListInput
        name={t('site.sites')}
        hint={t('site.sitesHint')}
        separator=" "
        values={line.sites}
        fault={listFault('sites')}
        onChange={(sites) => set({ sites })}
      />
      <ListInput
        name={t('site.countries')}
        hint={t('site.countriesHint')}
        separator=" "
        values={line.countries}
        fault={listFault('countries')}
        onChange={(countries) => set({ countries: countries.map((code) => code.toUpperCase()) })}
      />
      <NativeSelect
        label={t('site.hours')}
        className={css.field}
        value={line.hours ?? ''}
        error={faults.get('hours')}
        data={options(choices.hours, t('site.notSaid'))}
        onChange={(event) => set({ hours: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t('site.note')}
        className={css.field}
        value={line.note ?? ''}
        error={faults.get('note')}
        data={options(choices.notes, t('site.notSaid'))}
        onChange={(event) => set({ note: event.currentTarget.value || null })}
      />
      <fieldset className={css.checks}>
        <legend>{t('site.uses')}</legend>
        {choices.uses.map((use) => (
          <label key={use} className={css.check}>
            <input type="checkbox" checked={line.uses.includes(use)} onChange={() => toggle(use)} />
            {t(`siteUse.${use}`)}
          </label>
        ))}
        {listFault('uses') !== undefined && <p className={css.fault}>{listFault('uses')}</p>}
      </fieldset>
      <TextInput
        label={t('site.source')}
        description={t('site.sourceHint')}
        className={css.field}
        autoComplete="off"
        value={line.source}
        error={faults.get('source')}
        onChange={(event) => set({ source: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('site.checkedOn')}
        className={css.field}
        value={line.checkedOn}
        error={faults.get('checkedOn')}
        onChange={(event) => set({ checkedOn: event.currentTarget.value })}
      />
      <label className={css.check}>
        <input
          type="checkbox"
          checked={line.verified}
          onChange={(event) => set({ verified: event.currentTarget.checked })}
        />
        {t('site.verified')}
      </label>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={line.hidden}
          onChange={(event) => set({ hidden: event.currentTarget.checked })}
        />
        {t('site.hide')}
      </label>
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
  fault: string | undefined;
  onChange(values: string[]): void;
}

/** Several values in one field. What is typed stays as it is typed. */
function ListInput({ name, hint, separator, values, fault, onChange }: ListProps) {
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
      className={css.field}
      autoComplete="off"
      spellCheck={false}
      dir="ltr"
      value={typed}
      error={fault}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
    />
  );
}
