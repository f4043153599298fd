import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../shared/messages/index.js';
import { mentionsQuery } from './mentions-query.js';

/** Leads to the mentions, and counts those that are new. */
export function MentionsLink() {
  const { data } = useQuery(mentionsQuery);
  const count = (data ?? []).filter(({ seen }) => !seen).length;
  return <Link to="/mentions">{t('shell.mentions', { count })}</Link>;
}
