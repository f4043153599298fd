import { getRouteApi } from '@tanstack/react-router';
import { QueueList } from '../queue/queue-list.js';
import css from './case.module.css';
import { CaseView } from './case-view.js';

const route = getRouteApi('/cases/$caseId');

/** Three panes: the queue; thread, notes and timeline; facts. */
export function CasePage() {
  const { caseId } = route.useParams();
  const filters = route.useSearch();
  return (
    <div className={css.panes}>
      <QueueList filters={filters} open={caseId} />
      <CaseView key={caseId} caseId={caseId} filters={filters} />
    </div>
  );
}
