import { useEffect, useRef } from 'react';
import type { CaseDetail } from '../api/types.js';
import { Due, Reason, Status, Urgency } from '../shared/case-words.js';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import css from './case.module.css';
import { wasReopened } from './timeline.js';

export function CaseHeader({ found }: { found: CaseDetail }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A person who opened the case by keyboard continues from its heading; j and k still work there.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  return (
    <header className={css.header}>
      <h1 ref={heading} tabIndex={-1}>
        {found.reference} <span className={css.kind}>{t(`kind.${found.kind}`)}</span>
      </h1>
      <ul className={css.headline} aria-label={t('case.headline')}>
        <li>
          <Urgency level={found.urgency} /> <Reason card={found.card} />
        </li>
        <li>
          <Due at={found.nextDeadlineAt} exact="beside" />
        </li>
        <li>
          <Status status={found.status} reopened={wasReopened(found)} />
          {found.closeReason && `: ${t(`close.${found.closeReason}`)}`}
        </li>
        <li>{nameOf('language', found.language)}</li>
      </ul>
    </header>
  );
}
