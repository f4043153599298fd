import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import type { ManagedDesk } from './desks-query.js';

/** Which reports a desk takes, in words. */
export function takenBy(
  desk: Pick<ManagedDesk, 'country' | 'languages' | 'kinds' | 'isDefault' | 'inUse'>,
): string {
  if (!desk.inUse) return t('desks.takesNone');
  const named = [
    ...(desk.country === null ? [] : [t('desks.fromCountry', { country: nameOf('region', desk.country) })]),
    ...(desk.kinds.length === 0 ? [] : [desk.kinds.map((kind) => t(`kind.${kind}`)).join(', ')]),
    ...(desk.languages.length === 0
      ? []
      : [desk.languages.map((language) => nameOf('language', language)).join(', ')]),
  ];
  const own = named.join(' · ');
  if (!desk.isDefault) return own === '' ? t('desks.takesRest') : own;
  return own === '' ? t('desks.takesDefault') : t('desks.takesBoth', { own });
}
