import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { currentSession } from '../api/session-state.js';
import { ProblemAlert } from '../shared/alert.js';
import { Check } from '../shared/check.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import { repliesQuery } from './canned-query.js';
import css from './canned-replies.module.css';
import { ReplyForm } from './reply-form.js';
import { ReplyItem } from './reply-item.js';
import { needsReview } from './review.js';

/** The replies written beforehand: those whose review is due are listed first, coordinators change them. */
export function CannedPage() {
  const { data, error, isPending, refetch } = useQuery(repliesQuery);
  const manages = currentSession()?.permissions.includes('reply.manage') ?? false;
  const [language, setLanguage] = useState('');
  const [due, setDue] = useState(false);
  const [retired, setRetired] = useState(false);
  const [adding, setAdding] = useState(false);
  const items = data?.items ?? [];
  const toReview = items.filter(needsReview).length;
  const shown = items.filter(
    (reply) =>
      (language === '' || reply.language === language) &&
      (!due || needsReview(reply)) &&
      (retired || !reply.retired),
  );

  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('canned.title')} · ${t('app.name')}`}</title>
      <h1>{t('canned.title')}</h1>
      <p>{t('canned.lead')}</p>
      {isPending && <p className={layout.quiet}>{t('canned.loading')}</p>}
      <ProblemAlert error={error} retry={refetch} />
      {data && (
        <>
          {manages && (
            <section aria-labelledby="canned-new" className={layout.section}>
              <h2 id="canned-new">{t('canned.new')}</h2>
              {adding ? (
                <ReplyForm desks={data.desks} languages={data.languages} onDone={() => setAdding(false)} />
              ) : (
                <Button variant="default" onClick={() => setAdding(true)}>
                  {t('canned.add')}
                </Button>
              )}
            </section>
          )}
          <section aria-labelledby="canned-all" className={layout.section}>
            <h2 id="canned-all">{t('canned.all')}</h2>
            <p role="status">{t('canned.toReview', { count: toReview })}</p>
            <div className={css.filters}>
              <NativeSelect
                label={t('canned.language')}
                value={language}
                onChange={(event) => setLanguage(event.currentTarget.value)}
                data={[
                  { value: '', label: t('canned.anyLanguage') },
                  ...data.languages.map((code) => ({ value: code, label: nameOf('language', code) })),
                ]}
              />
              <Check checked={due} onChange={setDue}>
                {t('canned.onlyDue')}
              </Check>
              <Check checked={retired} onChange={setRetired}>
                {t('canned.withRetired')}
              </Check>
            </div>
            {shown.length === 0 && <p className={layout.quiet}>{t('canned.none')}</p>}
            <ul className={css.list}>
              {[...shown.filter(needsReview), ...shown.filter((reply) => !needsReview(reply))].map(
                (reply) => (
                  <ReplyItem
                    key={reply.id}
                    reply={reply}
                    desks={data.desks}
                    languages={data.languages}
                    manages={manages}
                  />
                ),
              )}
            </ul>
          </section>
        </>
      )}
    </main>
  );
}
