import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { CaseDetail } from '../api/types.js';
import { t } from '../shared/messages/index.js';
import type { News } from '../writing/index.js';
import css from './composer.module.css';
import { EntryItem } from './entry-item.js';
import { wasClosed } from './timeline.js';

interface SendQuestionProps {
  found: CaseDetail;
  news: News | null;
  sendAnyway(): void;
  /** Goes back to the text, which stays as it is. */
  keepWriting(): void;
}

/** Asked once before a text is sent past what came while it was written. What is new is shown in full. */
export function SendQuestion({ found, news, sendAnyway, keepWriting }: SendQuestionProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className={css.question} aria-label={t('guard.label')}>
      <div role="alert">
        <h3 ref={title} tabIndex={-1}>
          {t('guard.title')}
        </h3>
        {news === null && <p>{t('guard.loading')}</p>}
        {news?.assignee && <p>{t('guard.assignee', { name: news.assignee.name })}</p>}
      </div>
      {news && news.entries.length > 0 && (
        <>
          <p>{t('guard.entries', { count: news.entries.length })}</p>
          <ol className={css.news}>
            {news.entries.map((entry) => (
              <EntryItem key={entry.id} entry={entry} closed={wasClosed(found)} fresh={false} />
            ))}
          </ol>
        </>
      )}
      <div className={css.answers}>
        <Button variant="default" onClick={keepWriting}>
          {t('guard.keepWriting')}
        </Button>
        <Button onClick={sendAnyway} disabled={news === null}>
          {t('guard.sendAnyway')}
        </Button>
      </div>
    </section>
  );
}
