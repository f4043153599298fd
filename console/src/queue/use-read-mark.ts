import { useEffect, useRef } from 'react';
import { api, change } from '../api/client.js';
import { caseRead } from '../api/queries.js';
import type { CaseDetail } from '../api/types.js';

/** What shows that somebody sits there. */
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'focus'] as const;

/**
 * Tells the server how far the person has read what the reporter wrote: at once where they open the case, and of what comes
 * while it is open when they next do anything, so that a screen nobody looks at reads nothing.
 */
export function useReadMark(found: CaseDetail | undefined): void {
  const marked = useRef(0);
  const caseId = found?.id;
  const wrote = found?.entries.findLast(({ author, sequence }) => author.type === 'reporter' && sequence > 1);
  const upTo = wrote?.sequence ?? 0;

  useEffect(() => {
    if (caseId === undefined || upTo <= marked.current) return;
    const mark = (): void => {
      stop();
      marked.current = upTo;
      const body = { sequence: upTo };
      change(() => api.POST('/api/cases/{id}/read', { params: { path: { id: caseId } }, body })).then(
        () => caseRead(caseId),
        // Told with the next that the reporter writes, or when the case is opened again.
        () => undefined,
      );
    };
    const stop = (): void => SIGNS.forEach((sign) => window.removeEventListener(sign, mark));
    if (marked.current === 0 && document.visibilityState === 'visible') mark();
    else SIGNS.forEach((sign) => window.addEventListener(sign, mark, { once: true }));
    return stop;
  }, [caseId, upTo]);
}
