import { useQuery } from '@tanstack/react-query';
import { countsQuery } from '../api/queries.js';
import { t } from '../shared/messages/index.js';
import { shownCount } from './count.js';

/** The title of the window, which begins with how many reporters wrote what the person has not read. */
export function PageTitle({ of }: { of: string }) {
  const { data } = useQuery(countsQuery(undefined));
  const wrote = data?.wrote ?? 0;
  return <title>{`${wrote > 0 ? `(${shownCount(wrote)}) ` : ''}${of} · ${t('app.name')}`}</title>;
}
