import { useQuery } from '@tanstack/react-query';
import { presenceQuery } from '../api/queries.js';
import type { Colleague } from '../api/types.js';
import { t } from '../shared/messages/index.js';
import css from './present.module.css';

/** Who else has the case before them: nothing where nobody has. `short`: in a list, where there is little room. */
export function Present({ caseId, short = false }: { caseId: string; short?: boolean }) {
  const { data } = useQuery(presenceQuery);
  const here = (data ?? []).filter((one) => one.caseId === caseId);
  if (here.length === 0) return null;
  return (
    <span className={css.present} data-short={short || undefined}>
      {wordsOf(here)}
    </span>
  );
}

/** "Meera is writing · Ravi is reading": whoever writes comes first. */
function wordsOf(here: readonly Colleague[]): string {
  const sorted = [...here].sort((a, b) => Number(b.doing === 'writing') - Number(a.doing === 'writing'));
  return sorted.map(({ person, doing }) => t(`presence.${doing}`, { name: person.name })).join(' · ');
}
