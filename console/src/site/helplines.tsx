import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { forgetErrors } from '../shared/use-form-action.js';
import { VisuallyHidden } from '../shared/visually-hidden.js';
import type { PartProps } from './basics.js';
import { ChoiceSelect, wordsFor } from './choice-select.js';
import { freeId, tableOf, withLine, type ShownLine } from './draft.js';
import { HelplineForm } from './helpline-form.js';
import css from './site.module.css';
import type { Helpline } from './site-query.js';

const EVERYWHERE = '-';

/** The numbers that the site shows in a country: each can be corrected or hidden, and others added. */
export function HelplinesSection({ state, form }: PartProps) {
  const { choices, defaults } = state;
  const { helplines, defaultCountry } = form.values;
  const [country, setCountry] = useState(defaultCountry || defaults.defaultCountry);
  const [open, setOpen] = useState<string | null>(null);
  const table = tableOf(defaults.helplines, helplines);
  const shown = table.filter(({ line }) =>
    country === EVERYWHERE ? line.countries.length === 0 : line.countries.includes(country),
  );
  // A line whose countries are being changed stays in sight.
  const opened = table.find(({ line }) => line.id === open);
  const rows = opened && !shown.includes(opened) ? [...shown, opened] : shown;
  const indexOf = (id: string): number => helplines.findIndex((one) => one.id === id);
  const change = (line: Helpline, part: Partial<Helpline>): void => {
    const at = indexOf(line.id);
    const next = withLine(helplines, { ...line, ...part }, defaults.helplines);
    if (next.length < helplines.length) form.removeListItem('helplines', at);
    else {
      forgetErrors(form, ...Object.keys(part).map((field) => `helplines.${at}.${field}`));
      form.setFieldValue('helplines', next);
    }
  };
  const back = (id: string): void => {
    form.removeListItem('helplines', indexOf(id));
    setOpen(null);
  };
  /** The first error of a field, or of one of its values; without a field: of the line. */
  const errorOf = (id: string, field?: string): ReactNode => {
    const path = `helplines.${indexOf(id)}${field === undefined ? '' : `.${field}`}`;
    return Object.entries(form.errors).find(([one]) => one === path || one.startsWith(`${path}.`))?.[1];
  };
  const add = (): void => {
    const id = freeId(
      country === EVERYWHERE ? '' : country,
      table.map(({ line }) => line.id),
    );
    form.insertListItem('helplines', newLine(id, country));
    setOpen(id);
  };

  return (
    <section aria-labelledby="site-helplines" className={layout.section}>
      <h2 id="site-helplines">{t('site.helplines')}</h2>
      <p className={layout.quiet}>{t('site.helplinesHint')}</p>
      <ChoiceSelect
        label={t('site.linesOf')}
        choices={[
          ...choices.countries.filter(({ value }) => value !== 'ZZ'),
          { value: EVERYWHERE, words: t('site.everywhere') },
        ]}
        value={country}
        onChange={setCountry}
      />
      {rows.length === 0 ? (
        <p>{t('site.noLines')}</p>
      ) : (
        <ul className={css.texts}>
          {rows.map((row) => (
            <Row
              key={row.line.id}
              row={row}
              audience={wordsFor(choices.audiences, row.line.audience)}
              isOpen={row.line.id === open}
              hasErrors={Boolean(errorOf(row.line.id))}
              onOpen={() => setOpen(row.line.id === open ? null : row.line.id)}
            >
              <HelplineForm
                line={row.line}
                state={row.state}
                choices={choices}
                errorOf={(field) => errorOf(row.line.id, field)}
                onChange={(part) => change(row.line, part)}
                onBack={() => back(row.line.id)}
              />
            </Row>
          ))}
        </ul>
      )}
      <Button variant="default" onClick={add}>
        {t('site.addLine')}
      </Button>
    </section>
  );
}

function newLine(id: string, country: string): Helpline {
  return {
    id,
    hidden: false,
    countries: country === EVERYWHERE ? [] : [country],
    audience: 'guidance.for.distress',
    hours: null,
    note: null,
    name: null,
    numbers: [],
    sites: [],
    uses: ['distress'],
    source: '',
    checkedOn: new Date().toISOString().slice(0, 10),
    verified: false,
  };
}

interface RowProps {
  row: ShownLine;
  audience: string;
  isOpen: boolean;
  hasErrors: boolean;
  onOpen(): void;
  children: ReactNode;
}

function Row({ row: { line, state }, audience, isOpen, hasErrors, onOpen, children }: RowProps) {
  const reach = [...line.numbers, ...line.sites].join(', ') || t('site.noNumber');
  return (
    <li className={css.text}>
      <p>
        <strong>{audience}</strong>
        {line.name !== null && `, ${line.name}`}: <span dir="ltr">{reach}</span>
      </p>
      <p className={layout.quiet}>
        {t('site.lineChecked', { day: line.checkedOn, verified: String(line.verified) })}
        {state !== 'built_in' && ` · ${t(`siteLine.${state}`)}`}
      </p>
      {hasErrors && <p className={layout.fieldError}>{t('site.lineFaults')}</p>}
      <Button variant="default" size="compact-sm" aria-expanded={isOpen} onClick={onOpen}>
        {isOpen ? t('site.close') : t('site.edit')}
        <VisuallyHidden> {`${audience} ${reach}`}</VisuallyHidden>
      </Button>
      {isOpen && children}
    </li>
  );
}
