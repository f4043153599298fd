import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { wasClosed } from '../case/timeline.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { InertText } from '../shared/inert-text.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime, momentOf } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { CloseSheetForm } from './close-sheet-form.js';
import { ASKED, sheetQuery, type Sheet } from './risk-sheet.js';
import css from './risk-sheet.module.css';
import { SheetForm } from './sheet-form.js';

/** The sheet of an imminent risk: how it stands, its next step, and how it stood before. */
function RiskSheetPanel({ found }: PanelProps) {
  const action = useAction();
  const now = useStore(clock);
  const [doing, setDoing] = useState<'write' | 'close' | null>(null);
  const { data, error } = useQuery(sheetQuery(found.id));
  const [last, ...before] = data?.sheets ?? [];
  const isOpen = last?.state === 'open';
  const may = found.allowed.includes('risk_sheet.save');
  const closed = wasClosed(found);
  const end = () => setDoing(null);
  const late = data?.nextAt != null && Date.parse(data.nextAt) < now;

  return (
    <CaseSection title={t('risk.title')} action={action}>
      <ProblemAlert error={error} />
      {data && !last && <p className={layout.quiet}>{t('risk.none')}</p>}
      {data?.nextAt && (
        <p>
          <strong>
            {late && <span aria-hidden="true">! </span>}
            {t(late ? 'risk.nextLate' : 'risk.nextAt', { time: exactTime(data.nextAt, now) })}
          </strong>
        </p>
      )}
      {last && <SheetView sheet={last} closed={closed} />}
      {before.length > 0 && (
        <details>
          <summary>{t('risk.before', { count: before.length })}</summary>
          {before.map((sheet, at) => (
            <SheetView key={before.length - at} sheet={sheet} closed={closed} />
          ))}
        </details>
      )}
      {data && may && doing === 'write' && (
        <SheetForm caseId={found.id} last={isOpen ? last : undefined} action={action} onDone={end} />
      )}
      {data && may && doing === 'close' && isOpen && (
        <CloseSheetForm caseId={found.id} action={action} onDone={end} />
      )}
      {data && may && doing === null && (
        <div className={css.buttons}>
          <ActionButton size="compact-sm" variant="default" busy={false} onClick={() => setDoing('write')}>
            {t(isOpen ? 'risk.write' : 'risk.open')}
          </ActionButton>
          {isOpen && (
            <ActionButton size="compact-sm" variant="default" busy={false} onClick={() => setDoing('close')}>
              {t('risk.close')}
            </ActionButton>
          )}
        </div>
      )}
    </CaseSection>
  );
}

function SheetView({ sheet, closed }: { sheet: Sheet; closed: boolean }) {
  const now = useStore(clock);
  const texts: [name: string, value: string | null][] = [
    [t('risk.done'), sheet.done],
    [t('risk.nextStep'), sheet.nextStep],
    [t('risk.because'), sheet.closedBecause],
  ];
  return (
    <div className={css.sheet}>
      <dl className={css.list}>
        {ASKED.map((one) => (
          <div key={one}>
            <dt>{t(`risk.${one}`)}</dt>
            <dd>{t(`riskAnswer.${sheet[one]}`)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('risk.reached')}</dt>
          <dd>{t(`known.${sheet.reached}`)}</dd>
        </div>
        {texts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <InertText text={value} />
                </dd>
              </div>
            ),
        )}
      </dl>
      <p className={layout.quiet}>
        {sheet.closedFor && `${t('risk.closedFor', { reason: t(`riskEnd.${sheet.closedFor}`) })} `}
        {t('risk.writtenBy', {
          name: sheet.by?.name || t('event.someone'),
          time: momentOf(sheet.at, closed, now).text,
        })}
      </p>
    </div>
  );
}

export const panel: CasePanel = {
  key: 'risk-sheet',
  order: 70,
  permission: 'case.read',
  Component: RiskSheetPanel,
};
