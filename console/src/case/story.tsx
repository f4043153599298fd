import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { reportQuery } from '../api/queries.js';
import { sessionState } from '../api/session-state.js';
import type { CaseDetail } from '../api/types.js';
import { ProblemAlert } from '../shared/alert.js';
import { summaryOf } from '../shared/case-words.js';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { useShortcuts } from '../shared/shortcuts.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime, momentOf } from '../shared/time.js';
import css from './case.module.css';
import { wasClosed } from './timeline.js';
import { Report } from './report.js';

/** The report behind its one line and its content marks. It is fetched, and the opening logged, when someone asks for it. */
export function Story({ found }: { found: CaseDetail }) {
  const [open, setOpen] = useState(false);
  const now = useStore(clock);
  const client = useQueryClient();
  const report = useQuery({ ...reportQuery(found.id), enabled: open });
  const id = useId();
  const { phase } = useStore(sessionState);

  // A locked window closes the report: the next person at this screen must not find it open.
  useEffect(() => {
    if (phase !== 'locked') return;
    setOpen(false);
    client.removeQueries({ queryKey: reportQuery(found.id).queryKey });
  }, [phase, client, found.id]);

  // Opened by key it may be out of sight, above a long thread. With the focus in it Space and Page Down move through it.
  const section = useRef<HTMLElement>(null);
  const toggle = (): void => {
    setOpen(!open);
    section.current?.scrollIntoView({ block: 'start' });
    section.current?.focus({ preventScroll: true });
  };
  useShortcuts({ o: toggle });

  return (
    <section ref={section} tabIndex={-1} className={css.story} aria-labelledby={`${id}-title`}>
      <div className={css.storyHead}>
        <div>
          <h2 id={`${id}-title`}>
            {t('story.title', { time: momentOf(found.createdAt, wasClosed(found), now).text })}
          </h2>
          <p>{summaryOf(found.card, found.kind)}</p>
        </div>
        <Button
          variant={open ? 'default' : 'filled'}
          aria-expanded={open}
          aria-controls={`${id}-body`}
          aria-keyshortcuts="o"
          onClick={toggle}
          rightSection={<KeyHint>o</KeyHint>}
        >
          {open ? t('story.fold') : t('story.open')}
        </Button>
      </div>
      <div id={`${id}-body`} hidden={!open}>
        {open && report.isPending && <p role="status">{t('story.opening')}</p>}
        <ProblemAlert error={report.error} retry={report.refetch} />
        {open && report.data && <Report report={report.data} />}
      </div>
      <p className={css.logged} role="status">
        {report.data
          ? t('story.logged', { time: exactTime(new Date(report.dataUpdatedAt).toISOString(), now) })
          : t('story.willBeLogged')}
      </p>
    </section>
  );
}
