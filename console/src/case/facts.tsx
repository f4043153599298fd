import type { CaseDetail } from '../api/types.js';
import { currentSession } from '../api/session-state.js';
import { CaseSection } from '../shared/case-section.js';
import { label, t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, momentOf, nameOf } from '../shared/time.js';
import { Assignment } from './assignment.js';
import { Clocks } from './clocks.js';
import { wasClosed } from './events.js';
import css from './facts.module.css';
import { StatusForm } from './status-form.js';
import { Urgency } from './urgency.js';

/** What is known of a case without opening its story, and what can be done with it. */
export function Facts({ found }: { found: CaseDetail }) {
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
    <aside className={css.pane} aria-label={t('facts.label')}>
      <Assignment found={found} />
      <StatusForm found={found} />
      <Clocks found={found} />
      <Urgency found={found} />
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
    </aside>
  );
}
