import { Button } from '@mantine/core';
import { useState } from 'react';
import { Alert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { VisuallyHidden } from '../shared/visually-hidden.js';
import { DefaultDialog } from './default-dialog.js';
import { DeskDialog } from './desk-dialog.js';
import css from './desks.module.css';
import type { Desks, ManagedDesk, Member } from './desks-query.js';
import { takenBy } from './taken.js';

/** The server counts no further. */
const MOST_COUNTED = 1_000;
const ENOUGH_HOLDERS = 2;

/** One desk: what it takes, who is on it, and what can be changed. */
export function DeskSection({ desk, all }: { desk: ManagedDesk; all: Desks }) {
  const [open, setOpen] = useState<'edit' | 'default' | null>(null);
  const close = (): void => setOpen(null);
  const holders = desk.members.filter(({ holdsKey }) => holdsKey).length;
  const id = `desk-${desk.id}`;
  return (
    <section aria-labelledby={id} className={layout.section}>
      <h2 id={id}>{desk.name}</h2>
      {!desk.isSigned && <Alert tone="warning">{t('desks.unsigned')}</Alert>}
      {desk.inUse && holders < ENOUGH_HOLDERS && (
        <Alert tone="warning">{t('desks.few', { count: holders })}</Alert>
      )}
      <dl className={css.facts}>
        <dt>{t('desks.takes')}</dt>
        <dd>{takenBy(desk)}</dd>
        <dt>{t('desks.openCases')}</dt>
        <dd>
          {desk.openCases > MOST_COUNTED ? t('desks.moreCases', { count: MOST_COUNTED }) : desk.openCases}
        </dd>
        <dt>{t('desks.people')}</dt>
        <dd>
          <MemberList members={desk.members} />
        </dd>
      </dl>
      <div className={layout.foot}>
        <Button variant="default" onClick={() => setOpen('edit')}>
          {t('desks.edit')}
          <VisuallyHidden>{` ${desk.name}`}</VisuallyHidden>
        </Button>
        {!desk.isDefault && desk.inUse && (
          <Button variant="default" onClick={() => setOpen('default')}>
            {t('desks.makeDefault')}
            <VisuallyHidden>{` ${desk.name}`}</VisuallyHidden>
          </Button>
        )}
      </div>
      {open === 'edit' && <DeskDialog all={all} desk={desk} onClose={close} />}
      {open === 'default' && <DefaultDialog all={all} desk={desk} onClose={close} />}
    </section>
  );
}

/** People by name, and who of them cannot open anything yet. */
export function MemberList({ members }: { members: readonly Member[] }) {
  if (members.length === 0) return <>{t('desks.nobody')}</>;
  return (
    <ul className={css.people}>
      {members.map(({ id, name, role, holdsKey }) => (
        <li key={id}>
          {`${name}, ${t(`role.${role}`)}`}
          {!holdsKey && ` · ${t('desks.awaitsKey')}`}
        </li>
      ))}
    </ul>
  );
}
