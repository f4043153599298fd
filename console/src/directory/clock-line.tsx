import { t } from '../shared/messages/index.js';
import type { DirectoryClock } from './directory-query.js';

/** Within what somebody has to act; what is only announced is said to be no deadline. */
export function ClockLine({ clock: { hours, rule, standing } }: { clock: DirectoryClock }) {
  if (standing === 'announced') return t('routes.announced', { rule });
  return `${t('routes.once', { hours, rule })} (${t(`clockStanding.${standing}`)})`;
}
