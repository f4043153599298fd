import { Button } from '@mantine/core';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { connection } from '../api/connection.js';
import { live } from '../api/live.js';
import { currentSession } from '../api/session-state.js';
import { CallsBar } from '../calls/calls-bar.js';
import { WroteSound } from '../queue/wrote-sound.js';
import { RewrapLink } from '../rotation/rewrap-link.js';
import { SearchLink } from '../search/search-link.js';
import { signOut } from '../session/session-lifecycle.js';
import { ActionButton } from '../shared/action-button.js';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { ShortcutHelp } from '../shared/shortcut-help.js';
import { useShortcuts } from '../shared/shortcuts.js';
import { useStore } from '../shared/store.js';
import { DirectoryLink } from '../directory/directory-link.js';
import { MentionsLink } from '../mentions/mentions-link.js';
import { DebriefsBar } from '../welfare/debriefs-bar.js';
import { outbox } from '../writing/index.js';
import { EndsSoon } from './ends-soon.js';
import { IdleDialog } from './idle-dialog.js';
import { OutboxBar } from './outbox-bar.js';
import css from './shell.module.css';

/** What surrounds every screen of the console: header, notices, replies on their way. */
export function Shell() {
  const [help, setHelp] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const stream = useStore(live);
  const here = useStore(connection) === 'here';
  const connected = here ? stream : 'lost';
  const navigate = useNavigate();
  // There it is said by the screen itself.
  const atDuty = useLocation({ select: ({ pathname }) => pathname === '/duty' });
  const session = currentSession();
  const staff = session?.staff;
  const opensCases = session?.permissions.includes('case.read') ?? false;
  const managesJobs = session?.permissions.includes('job.manage') ?? false;
  const managesPeople = session?.permissions.includes('staff.manage') ?? false;
  const seesReadiness = session?.permissions.includes('readiness.manage') ?? false;
  const readsAudit = session?.permissions.includes('audit.read') ?? false;
  const managesDesks = session?.permissions.includes('desk.manage') ?? false;
  const managesSite = session?.permissions.includes('site.manage') ?? false;
  const leads = session?.permissions.includes('case.assign') ?? false;
  const seesInsight = session?.permissions.includes('insight.read') ?? false;
  const answers = session?.permissions.includes('message.send') ?? false;
  const seesDuty = session?.permissions.includes('duty.read') ?? false;

  const leave = (): void => {
    setLeaving(true);
    void signOut().finally(() => setLeaving(false));
  };

  useShortcuts({
    '?': () => setHelp(true),
    q: () => void navigate({ to: '/cases', search: (previous) => previous }),
    z: () => {
      const newest = outbox.replies.get().findLast((reply) => reply.state === 'counting');
      if (!newest) return false;
      void outbox.takeBack(newest.id);
      return true;
    },
  });

  return (
    <>
      <a href="#main" className={css.skip}>
        {t('shell.skip')}
      </a>
      <header className={css.header}>
        <p className={css.brand}>{t('app.name')}</p>
        <nav aria-label={t('shell.nav')} className={css.nav}>
          {opensCases && (
            <Link to="/cases" search={(previous) => previous} activeOptions={{ includeSearch: false }}>
              {t('shell.queue')}
            </Link>
          )}
          {seesReadiness && <Link to="/readiness">{t('readiness.title')}</Link>}
          {leads && <Link to="/board">{t('board.title')}</Link>}
          {leads && <Link to="/owed">{t('owed.title')}</Link>}
          {/* Who leads a desk finds it on the board: their header is full. */}
          {seesInsight && !leads && <Link to="/insight">{t('insight.title')}</Link>}
          {opensCases && <MentionsLink />}
          {answers && <Link to="/replies">{t('shell.replies')}</Link>}
          {opensCases && <DirectoryLink />}
          {seesDuty && (
            <Link to="/duty" search={{}} activeOptions={{ includeSearch: false }}>
              {t('shell.duty')}
            </Link>
          )}
          {managesPeople && <Link to="/people">{t('people.title')}</Link>}
          {managesDesks && <Link to="/desks">{t('desks.title')}</Link>}
          <RewrapLink />
          {managesSite && <Link to="/site">{t('site.title')}</Link>}
          {managesJobs && <Link to="/work">{t('work.title')}</Link>}
          {readsAudit && (
            <Link to="/audit" search={{}} activeOptions={{ includeSearch: false }}>
              {t('audit.title')}
            </Link>
          )}
          <Link to="/account">{t('shell.account')}</Link>
        </nav>
        <p className={css.live} data-state={connected}>
          {connected === 'lost' ? t('shell.reconnecting') : connected === 'live' ? t('shell.live') : ''}
        </p>
        {opensCases && <SearchLink />}
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => setHelp(true)}
          rightSection={<KeyHint>?</KeyHint>}
        >
          {t('shell.keys')}
        </Button>
        <p className={css.staff}>{staff?.name}</p>
        <ActionButton variant="default" size="compact-sm" busy={leaving} onClick={leave}>
          {t('shell.signOut')}
        </ActionButton>
      </header>
      <div>
        <EndsSoon />
        <CallsBar />
        {!atDuty && <DebriefsBar />}
      </div>
      <div className={css.content}>
        <Outlet />
      </div>
      <OutboxBar />
      {opensCases && <WroteSound />}
      <IdleDialog />
      {help && <ShortcutHelp onClose={() => setHelp(false)} />}
    </>
  );
}
