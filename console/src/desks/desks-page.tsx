import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { DeskDialog } from './desk-dialog.js';
import { DeskSection } from './desk-section.js';
import { desksQuery } from './desks-query.js';
import { RoutePreview } from './route-preview.js';

/** Which desks there are, who is on them and which reports they take, for administrators. */
export function DesksPage() {
  const { data, error, isPending, refetch } = useQuery(desksQuery);
  const [creating, setCreating] = useState(false);
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('desks.title')} · ${t('app.name')}`}</title>
      <h1>{t('desks.title')}</h1>
      {isPending && <p className={layout.quiet}>{t('desks.loading')}</p>}
      <ProblemAlert error={error} retry={refetch} />
      {data && (
        <>
          <p>{t('desks.hint')}</p>
          {data.desks.length === 0 && <p>{t('desks.none')}</p>}
          {data.desks.map((desk) => (
            <DeskSection key={desk.id} desk={desk} all={data} />
          ))}
          <div className={layout.foot}>
            <Button onClick={() => setCreating(true)}>{t('desks.add')}</Button>
          </div>
          <RoutePreview all={data} />
        </>
      )}
      {data && creating && <DeskDialog all={data} onClose={() => setCreating(false)} />}
    </main>
  );
}
