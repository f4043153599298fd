import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { currentSession } from '../api/session-state.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import css from './calls.module.css';
import { askColleague, consultationsQuery, endConsultation } from './consultation.js';

/** Colleagues who were asked into the case, which stays with whoever has it. */
function ConsultationPanel({ found }: PanelProps) {
  const action = useAction();
  const now = useStore(clock);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data = [], error } = useQuery(consultationsQuery(found.id));
  const session = currentSession();
  const me = session?.staff.id;
  const may = found.allowed.includes('consultation.ask');
  const leads = session?.permissions.includes('case.assign') ?? false;
  const others = found.members.filter(
    ({ id }) => id !== me && !data.some(({ colleague }) => colleague.id === id),
  );
  const ask = async (): Promise<void> => {
    if (chosen === null) return;
    if (await action.run(() => askColleague(found.id, chosen), t('consultation.done'))) setChosen(null);
  };

  return (
    <CaseSection title={t('consultation.title')} action={action}>
      <ProblemAlert error={error} />
      {data.length === 0 && <p className={layout.quiet}>{t('consultation.none')}</p>}
      {data.map((one) => (
        <div key={one.id}>
          <p>
            {t('consultation.line', {
              colleague: one.colleague.name,
              name: one.askedBy.name,
              time: exactTime(one.askedAt, now),
            })}
          </p>
          {may && (leads || one.askedBy.id === me || one.colleague.id === me) && (
            <ActionButton
              size="compact-sm"
              variant="default"
              busy={action.busy}
              onClick={() =>
                void action.run(() => endConsultation(found.id, one.id), t('consultation.ended'))
              }
            >
              {t('consultation.end', { colleague: one.colleague.name })}
            </ActionButton>
          )}
        </div>
      ))}
      {may && others.length > 0 && (
        <>
          <EnumSelect
            size="xs"
            label={t('consultation.whom')}
            none={t('status.choose')}
            value={chosen}
            onChange={setChosen}
            values={others.map(({ id }) => id)}
            text={(id) => others.find((person) => person.id === id)?.name ?? ''}
          />
          <div className={css.buttons}>
            <ActionButton
              size="compact-sm"
              variant="default"
              busy={action.busy}
              disabled={chosen === null}
              onClick={() => void ask()}
            >
              {t('consultation.ask')}
            </ActionButton>
          </div>
        </>
      )}
    </CaseSection>
  );
}

export const panel: CasePanel = {
  key: 'consultations',
  order: 110,
  permission: 'case.read',
  Component: ConsultationPanel,
};
