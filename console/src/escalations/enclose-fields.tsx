import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert } from '../shared/alert.js';
import { Check } from '../shared/check.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { enclosableQuery, type Enclosable } from './escalation.js';
import css from './escalations.module.css';

interface EncloseProps {
  caseId: string;
  /** The rows of the report that are enclosed, by their ids. */
  chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

/** What of the report goes with a package. The report is read when somebody asks for it: the audit log tells that. */
export function EncloseFields({ caseId, chosen, onChange }: EncloseProps) {
  const [shown, setShown] = useState(false);
  const { data, error } = useQuery({ ...enclosableQuery(caseId), enabled: shown });
  return (
    <fieldset className={css.enclose}>
      <legend>{t('escalation.enclose')}</legend>
      <p className={layout.quiet}>{t('escalation.encloseLead', { count: chosen.length })}</p>
      {!shown && (
        <Button size="compact-sm" variant="default" onClick={() => setShown(true)}>
          {t('escalation.encloseChoose')}
        </Button>
      )}
      <ProblemAlert error={error} />
      {data?.length === 0 && <p className={layout.quiet}>{t('escalation.encloseNothing')}</p>}
      {data?.map((section) => (
        <Part key={section.part} section={section} chosen={chosen} onChange={onChange} />
      ))}
    </fieldset>
  );
}

function Part({ section, chosen, onChange }: Omit<EncloseProps, 'caseId'> & { section: Enclosable }) {
  const ids = section.rows.map(({ id }) => id);
  const set = (changed: readonly string[], on: boolean): void =>
    onChange([...chosen.filter((id) => !changed.includes(id)), ...(on ? changed : [])]);
  return (
    <fieldset className={css.enclose}>
      <legend>{t(`printPart.${section.part}`)}</legend>
      <Check checked={ids.every((id) => chosen.includes(id))} onChange={(on) => set(ids, on)}>
        {t('escalation.encloseAll')}
      </Check>
      <ul className={css.rows}>
        {section.rows.map(({ id, label, texts }) => (
          <li key={id}>
            <Check checked={chosen.includes(id)} onChange={(on) => set([id], on)}>
              {`${label}: `}
              <bdi>{texts.join(', ')}</bdi>
            </Check>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
