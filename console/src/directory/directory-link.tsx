import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { currentSession } from '../api/session-state.js';
import { t } from '../shared/messages/index.js';
import { reviewsQuery } from './directory-query.js';

/** Leads to the directory, and tells coordinators how many reviews of it are due. */
export function DirectoryLink() {
  const manages = currentSession()?.permissions.includes('directory.manage') ?? false;
  const { data } = useQuery({ ...reviewsQuery, enabled: manages });
  return <Link to="/directory">{t('directory.link', { count: data?.due ?? 0 })}</Link>;
}
