import { Button } from '@mantine/core';
import { useState } from 'react';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { VisuallyHidden } from '../shared/visually-hidden.js';
import type { PartProps } from './basics.js';
import { ChoiceSelect, wordsFor } from './choice-select.js';
import { freeId, tableOf, withLine, type ShownLine } from './draft.js';
import { HelplineForm } from './helpline-form.js';
import css from './site.module.css';
import type { Helpline } from './site-query.js';

const EVERYWHERE = '-';

/** The numbers that the site shows in a country: each can be corrected or hidden, and others added. */
export function HelplinesSection({ state, draft, faults, onChange }: PartProps) {
  const { choices, defaults } = state;
  const [country, setCountry] = useState(draft.defaultCountry || defaults.defaultCountry);
  const [open, setOpen] = useState<string | null>(null);
  const table = tableOf(defaults.helplines, draft.helplines);
  const shown = table.filter(({ line }) =>
    country === EVERYWHERE ? line.countries.length === 0 : line.countries.includes(country),
  );
  // A line whose countries are being changed stays in sight.
  const opened = table.find(({ line }) => line.id === open);
  const rows = opened && !shown.includes(opened) ? [...shown, opened] : shown;
  const keep = (line: Helpline): void =>
    onChange({ helplines: withLine(draft.helplines, line, defaults.helplines) });
  const back = (id: string): void => {
    onChange({ helplines: draft.helplines.filter((one) => one.id !== id) });
    setOpen(null);
  };
  const faultsOf = (id: string): Map<string, string> => {
    const prefix = `helplines.${draft.helplines.findIndex((one) => one.id === id)}.`;
    const own = [...faults].filter(([field]) => field.startsWith(prefix));
    return new Map(own.map(([field, text]) => [field.slice(prefix.length), text]));
  };
  const add = (): void => {
    const id = freeId(
      country === EVERYWHERE ? '' : country,
      table.map(({ line }) => line.id),
    );
    onChange({ helplines: [...draft.helplines, newLine(id, country)] });
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
              hasFaults={faultsOf(row.line.id).size > 0}
              onOpen={() => setOpen(row.line.id === open ? null : row.line.id)}
            >
              <HelplineForm
                line={row.line}
                state={row.state}
                choices={choices}
                faults={faultsOf(row.line.id)}
                onChange={keep}
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
  hasFaults: boolean;
  onOpen(): void;
  children: React.ReactNode;
}

function Row({ row: { line, state }, audience, isOpen, hasFaults, onOpen, children }: RowProps) {
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
      {hasFaults && <p className={layout.fieldError}>{t('site.lineFaults')}</p>}
      <Button variant="default" size="compact-sm" aria-expanded={isOpen} onClick={onOpen}>
        {isOpen ? t('site.close') : t('site.edit')}
        <VisuallyHidden> {`${audience} ${reach}`}</VisuallyHidden>
      </Button>
      {isOpen && children}
    </li>
  );
}
