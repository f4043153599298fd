import { Link } from '@tanstack/react-router';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import { DoneForm } from './done-form.js';
import { MailTest } from './mail-test.js';
import { number, word, type ReadinessView } from './readiness.js';
import css from './readiness.module.css';
import type { Found } from './readiness-query.js';

type Props = { found: Found };

function DeskHolders({ found }: Props) {
  return (
    <>
      <p>
        {number(found, 'desks') === 0
          ? t('desks.none')
          : t('readiness.desks', { few: number(found, 'few'), desks: number(found, 'desks') })}
      </p>
      <ul className={css.subjects}>
        {found.subjects.map(({ name, count }) => (
          <li key={name}>{t('readiness.deskHolders', { name, count })}</li>
        ))}
      </ul>
      <Link to="/desks">{t('readiness.toDesks')}</Link>
    </>
  );
}

function Helplines({ found }: Props) {
  return (
    <>
      <p>
        {t('readiness.helplines', { verified: number(found, 'verified'), total: number(found, 'total') })}
      </p>
      <Link to="/site">{t('readiness.toSite')}</Link>
    </>
  );
}

function Texts({ found }: Props) {
  return (
    <>
      <p>{t('readiness.texts', { reviewed: number(found, 'reviewed'), total: number(found, 'total') })}</p>
      <ul className={css.subjects}>
        {found.subjects.map(({ name, count, total }) => (
          <li key={name}>
            {t('readiness.textsIn', {
              language: nameOf('language', name),
              reviewed: count,
              total: total ?? count,
            })}
          </li>
        ))}
      </ul>
      <Link to="/site">{t('readiness.toSite')}</Link>
    </>
  );
}

function Backup({ found }: Props) {
  return (
    <>
      <p>{t('readiness.backup', { due: number(found, 'due') })}</p>
      <DoneForm what="backup" found={found} />
    </>
  );
}

function KeysCopied({ found }: Props) {
  return (
    <>
      <p>{t('readiness.keysCopied')}</p>
      <DoneForm what="keys_copied" found={found} />
    </>
  );
}

function Schema({ found }: Props) {
  return <p>{t(found.state === 'fine' ? 'readiness.schemaFine' : 'readiness.schemaWrong')}</p>;
}

function AuditLog({ found }: Props) {
  const said = { rows: number(found, 'rows'), day: word(found, 'doneOn') };
  return (
    <>
      <p>
        {found.state === 'unknown'
          ? t('readiness.auditNever')
          : word(found, 'found') === 'intact'
            ? t('readiness.auditIntact', said)
            : t('readiness.auditBroken', said)}
      </p>
      <Link to="/audit" search={{}}>
        {t('readiness.toAudit')}
      </Link>
    </>
  );
}

/** The checks that a helpdesk is made with. */
export const readiness: readonly ReadinessView[] = [
  { name: 'desk_holders', title: () => t('readinessCheck.desk_holders'), Component: DeskHolders },
  { name: 'mail', title: () => t('readinessCheck.mail'), Component: MailTest },
  { name: 'helplines', title: () => t('readinessCheck.helplines'), Component: Helplines },
  { name: 'texts', title: () => t('readinessCheck.texts'), Component: Texts },
  { name: 'backup', title: () => t('readinessCheck.backup'), Component: Backup },
  { name: 'keys_copied', title: () => t('readinessCheck.keys_copied'), Component: KeysCopied },
  { name: 'schema', title: () => t('readinessCheck.schema'), Component: Schema },
  { name: 'audit', title: () => t('readinessCheck.audit'), Component: AuditLog },
];
