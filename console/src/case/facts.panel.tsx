import { currentSession } from '../api/session-state.js';
import { CaseSection } from '../shared/case-section.js';
import { label, t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, momentOf, nameOf } from '../shared/time.js';
import css from './facts.module.css';
import type { CasePanel, PanelProps } from './panel.js';
import { wasClosed } from './timeline.js';

/** What is known of a case without opening its story. */
function Facts({ found }: PanelProps) {
  const now = useStore(clock);
  const whenText = (at: string): string => momentOf(at, wasClosed(found), now).text;
  const desk = currentSession()?.desks.find(({ id }) => id === found.deskId)?.name;
  const facts: [string, string][] = [
    [t('facts.age'), found.ageBand === 'unsaid' ? t('facts.unsaid') : t(`age.${found.ageBand}`)],
    [t('facts.language'), nameOf('language', found.language)],
    [t('facts.country'), found.country ? nameOf('region', found.country) : t('facts.unsaid')],
    [t('facts.playbook'), label('playbook', found.playbook)],
    ...(desk ? [[t('facts.desk'), desk] satisfies [string, string]] : []),
    [t('facts.received'), whenText(found.createdAt)],
    [t('facts.changed'), whenText(found.updatedAt)],
  ];
  return (
    <CaseSection title={t('facts.title')}>
      <dl className={css.list}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </CaseSection>
  );
}

export const panel: CasePanel = { key: 'facts', order: 500, permission: 'case.read', Component: Facts };
