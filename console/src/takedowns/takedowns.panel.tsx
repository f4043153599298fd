import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { wasClosed } from '../case/timeline.js';
import { announce } from '../shared/announcer.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import layout from '../shared/layout.module.css';
import { label, t } from '../shared/messages/index.js';
import { useShortcuts } from '../shared/shortcuts.js';
import { useAction } from '../shared/use-action.js';
import { ListKeys } from './list-keys.js';
import { SetBar } from './set-bar.js';
import { TakedownRow } from './takedown-row.js';
import css from './takedowns.module.css';
import {
  checkTakedowns,
  isToBeChecked,
  KEY,
  NO_FACTS,
  setTakedowns,
  takedownsQuery,
  type Said,
  type SetAnswer,
  type SettableState,
  type Takedown,
  type TakedownList,
} from './takedowns.js';
import { TimeLimits } from './time-limits.js';

/** Marks the box of a row; its value is the id of the location. */
const ROW = 'data-takedown';

/** Every link of the case and what became of it; one or forty of them are brought to a state at once, by keyboard alone. */
function TakedownsPanel({ found }: PanelProps) {
  const { data, error } = useQuery(takedownsQuery(found.id));
  const all = data?.takedowns ?? [];
  return (
    <CaseSection title={t('takedown.title')}>
      <ProblemAlert error={error} />
      {data && all.length === 0 && <p className={layout.quiet}>{t('takedown.none')}</p>}
      {data && all.length > 0 && <Worked found={found} data={data} />}
    </CaseSection>
  );
}

function Worked({ found, data }: PanelProps & { data: TakedownList }) {
  const list = useRef<HTMLUListElement>(null);
  const [inList, setInList] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState<Partial<Said>>({});
  const said: Said = { law: null, words: '', notice: data.lastNotice ?? NO_FACTS, ...typed };
  const [failed, setFailed] = useState<SetAnswer['failed']>([]);
  const action = useAction();
  const all = data.takedowns;
  const may = found.allowed.includes('takedown.set');
  const selected = all.filter(({ id }) => chosen.has(id));

  const boxes = (): HTMLInputElement[] => [
    ...(list.current?.querySelectorAll<HTMLInputElement>(`[${ROW}]`) ?? []),
  ];
  const focused = (): string | null =>
    document.activeElement?.closest('li')?.querySelector(`[${ROW}]`)?.getAttribute(ROW) ?? null;
  const focus = (id: string | null | undefined): void => {
    const box = boxes().find((one) => one.getAttribute(ROW) === id) ?? boxes()[0];
    box?.focus();
    box?.scrollIntoView({ block: 'nearest' });
  };
  const move = (step: 1 | -1): void => {
    const at = all.findIndex(({ id }) => id === focused());
    focus(all[Math.min(Math.max(at + step, 0), all.length - 1)]?.id);
  };
  const choose = (ids: readonly string[], on: boolean): void =>
    setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  const chooseAll = (): void =>
    choose(
      all.map(({ id }) => id),
      selected.length < all.length,
    );

  const set = async (state: SettableState, of: readonly Takedown[]): Promise<void> => {
    const ids = of.map(({ id }) => id);
    const from = focused();
    const { law, words, notice } = said;
    await action.run(async () => {
      const answer = await setTakedowns(found.id, {
        ...{ ids, state, words: words.trim() === '' ? null : words },
        ...(state === 'ready' && { law, notice }),
      });
      // What is typed stays where it is still needed.
      if (answer.failed.length === 0) setTyped({});
      setFailed(answer.failed);
      setChosen(new Set(answer.failed.map(({ id }) => id)));
      announce(t('takedown.done', { count: answer.done, state: t(`takedownState.${state}`) }));
      if (from !== null || answer.done > 0) focus(from ?? ids[0]);
    });
  };
  /** Somebody looked, or the reporter said so: they are still gone. */
  const checked = async (of: readonly Takedown[]): Promise<void> => {
    const ids = of.map(({ id }) => id);
    await action.run(async () => {
      const answer = await checkTakedowns(found.id, ids);
      setFailed(answer.failed);
      setChosen(new Set(answer.failed.map(({ id }) => id)));
      announce(t('takedown.checked', { count: answer.done }));
      focus(ids[0]);
    });
  };
  /** What a key does: to all that are selected, else to the one that has the focus. */
  const byKey = (state: SettableState): boolean => {
    const here = all.find(({ id }) => id === focused());
    const of = selected.length > 0 ? selected : here ? [here] : [];
    if (!may || of.length === 0) return false;
    void set(state, of);
    return true;
  };
  const numberOf = (id: string): number => all.findIndex((one) => one.id === id) + 1;
  useShortcuts({ t: () => focus(null) });

  return (
    <>
      <ProblemAlert error={action.error} />
      {failed.length > 0 && (
        <div role="alert" className={css.failed}>
          <p>{t('takedown.failed', { count: failed.length })}</p>
          <ul className={layout.list}>
            {failed.map(({ id, code, missing }) => (
              <li key={id}>
                {t('takedown.failedOne', { number: numberOf(id), reason: label('problem', code) })}{' '}
                {missing.map((element) => t(`takedownElement.${element}`)).join(', ')}
              </li>
            ))}
          </ul>
        </div>
      )}
      {inList && may && <ListKeys move={move} chooseAll={chooseAll} set={byKey} />}
      <ul
        ref={list}
        className={css.list}
        aria-label={t('takedown.list')}
        onFocus={() => setInList(true)}
        onBlur={({ currentTarget, relatedTarget }) => setInList(currentTarget.contains(relatedTarget))}
      >
        {all.map((one: Takedown, at) => (
          <TakedownRow
            key={one.id}
            caseId={found.id}
            takedown={one}
            number={at + 1}
            closed={wasClosed(found)}
            may={may}
            box={{ [ROW]: one.id }}
            chosen={chosen.has(one.id)}
            onChoose={(on) => choose([one.id], on)}
          />
        ))}
      </ul>
      {may && (
        <SetBar
          selected={selected}
          total={all.length}
          busy={action.busy}
          said={said}
          onSay={(more) => setTyped((before) => ({ ...before, ...more }))}
          onChooseAll={chooseAll}
          onSet={(state) => void set(state, selected)}
          onChecked={() => void checked(selected.filter(isToBeChecked))}
        />
      )}
      <TimeLimits limits={data.limits} />
    </>
  );
}

export const panel: CasePanel = { key: KEY, order: 320, permission: 'case.read', Component: TakedownsPanel };
