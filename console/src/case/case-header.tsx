import { useEffect, useRef } from 'react';
import { currentSession } from '../api/session-state.js';
import type { CaseDetail } from '../api/types.js';
import { Present } from '../presence/present.js';
import { Due, Marks, Status, Urgency } from '../shared/case-words.js';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import css from './case.module.css';
import { wasReopened } from './timeline.js';

/** What decides: how old, where, what; by when; who has it; what there is to fear. Why it is urgent stands beside the case. */
export function CaseHeader({ found }: { found: CaseDetail }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A person who opened the case by keyboard continues from its heading; j and k still work there.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { assignee, ageBand, country } = found;
  const mine = assignee !== null && assignee.id === currentSession()?.staff.id;

  return (
    <header className={css.header}>
      <div className={css.title}>
        <h1 ref={heading} tabIndex={-1}>
          {found.reference} <span className={css.kind}>{t(`kind.${found.kind}`)}</span>
        </h1>
        <p role="status">
          <Present caseId={found.id} />
        </p>
      </div>
      <ul className={css.headline} aria-label={t('case.headline')}>
        <li>
          <Urgency level={found.urgency} /> <strong>{t(`age.${ageBand}`)}</strong>
          {country && ` · ${nameOf('region', country)}`} · {nameOf('language', found.language)}
        </li>
        <li>
          <Due at={found.nextDeadlineAt} exact="beside" />
        </li>
        <li>
          <Status status={found.status} reopened={wasReopened(found)} />
          {found.closeReason && `: ${t(`close.${found.closeReason}`)}`}
        </li>
        <li>{assignee === null ? t('case.nobodys') : mine ? t('case.withYou') : t('case.with', assignee)}</li>
      </ul>
      <Marks marks={found.card?.marks ?? []} />
    </header>
  );
}
