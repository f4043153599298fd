import { t } from '../shared/messages/index.js';
import { number, type ReadinessView } from '../readiness/readiness.js';
import type { Found } from '../readiness/readiness-query.js';

function Directory({ found }: { found: Found }) {
  return (
    <>
      <p>
        {t('directory.readiness', { verified: number(found, 'verified'), total: number(found, 'total') })}
      </p>
      <p>{t('directory.due', { count: number(found, 'due') })}</p>
    </>
  );
}

/** Coordinators verify the records: an administrator sees how far they are. */
export const readiness: readonly ReadinessView[] = [
  { name: 'directory', title: () => t('readinessCheck.directory'), Component: Directory },
];
