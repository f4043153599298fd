import { useRef, type RefObject } from 'react';
import { useShortcuts } from '../shared/shortcuts.js';

/** Marks the link of a row; its value is the id of the case. */
export const ROW = 'data-row';

/**
 * `j` and `k` move the focus from row to row. Rows are found in the page by their id, so that the focus stays with its
 * case when the order of the queue changes.
 */
export function useRowKeys(
  container: RefObject<HTMLElement | null>,
  open?: string,
): { focused(): string | null } {
  const last = useRef<string | null>(open ?? null);

  const links = (): HTMLElement[] => [
    ...(container.current?.querySelectorAll<HTMLElement>(`[${ROW}]`) ?? []),
  ];
  const idOf = (link: Element | null | undefined): string | null => link?.getAttribute(ROW) ?? null;
  const focused = (): string | null => {
    const active = document.activeElement;
    if (!active || !container.current?.contains(active)) return null;
    return idOf(active.closest(`[${ROW}]`) ?? active.closest('tr, li')?.querySelector(`[${ROW}]`));
  };

  const move = (step: 1 | -1): void => {
    const all = links();
    const from = focused() ?? last.current ?? open ?? null;
    const at = all.findIndex((link) => idOf(link) === from);
    const next = all[at === -1 ? (step === 1 ? 0 : all.length - 1) : at + step];
    if (!next) return;
    last.current = idOf(next);
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  };

  useShortcuts({ j: () => move(1), k: () => move(-1) });
  return { focused };
}
