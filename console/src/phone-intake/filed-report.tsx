import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { newIntake, type Filed } from './intake.js';
import css from './phone-intake.module.css';

/** What the person needs to come back, once: it is nowhere else, and nobody of the staff can find it again. */
export function FiledReport({ filed: { code, caseId, reference } }: { filed: Filed }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={layout.section} aria-labelledby="filed-title">
      <h2 id="filed-title" ref={heading} tabIndex={-1}>
        {t('intake.filed')}
      </h2>
      <p>{t('intake.filed.read')}</p>
      <p className={css.code} dir="ltr">
        {code}
      </p>
      <p className={layout.quiet}>{t('intake.filed.once')}</p>
      {caseId === null || reference === null ? (
        <p>{t('intake.filed.elsewhere')}</p>
      ) : (
        <p>
          <Link to="/cases/$caseId" params={{ caseId }} search={{}}>
            {t('intake.filed.open', { reference })}
          </Link>
        </p>
      )}
      <Button variant="default" onClick={newIntake}>
        {t('intake.filed.done')}
      </Button>
    </section>
  );
}
