import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../shared/messages/index.js';
import { rewrapQuery, seesRewrapping } from './rewrap-query.js';

/** The way to the page, while there is a desk with an earlier key. */
export function RewrapLink() {
  const { data } = useQuery({ ...rewrapQuery, enabled: seesRewrapping() });
  return data && data.length > 0 ? <Link to="/keys">{t('rewrap.title')}</Link> : null;
}
