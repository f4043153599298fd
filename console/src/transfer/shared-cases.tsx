import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Due, Urgency } from '../shared/case-words.js';
import layout from '../shared/layout.module.css';
import { label, t } from '../shared/messages/index.js';
import { sharedCasesQuery } from './sharing-query.js';

/** The cases of other desks that one's own read, above the queue; nothing where there is none. */
export function SharedCases() {
  const { data } = useQuery(sharedCasesQuery);
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="shared-cases" className={layout.section}>
      <h2 id="shared-cases">{t('sharing.queue')}</h2>
      <ul className={layout.list}>
        {data.map((found) => (
          <li key={found.id}>
            <Link to="/cases/$caseId" params={{ caseId: found.id }}>
              {found.reference}
            </Link>{' '}
            <Urgency level={found.urgency} /> {found.card?.summary ?? label('kind', found.kind)} ·{' '}
            {t('sharing.of', { desk: found.owner })} · <Due at={found.nextDeadlineAt} exact="beside" />
          </li>
        ))}
      </ul>
    </section>
  );
}
