import { openWithCode } from '../../scripts/lib/file-report.mjs';
import { textOf } from '../../scripts/lib/html-form.mjs';
import { judgePackages } from './packages.mjs';
import { Seen, somebody } from './people.mjs';
import { within } from './until.mjs';

const DRAINED_WITHIN_MS = 150_000;
/** Three copies of a mail go out at most, and one more where a crash of the database took the count of one back. */
const MOST_COPIES = 4;

/** Cases that are not whole: each has one report, one receipt, a chain of its length, a grant and a clock, and somebody told. */
const HALF = `
  SELECT c.id FROM cases c WHERE
    (SELECT count(*) FROM entries e WHERE e.case_id = c.id AND e.kind = 'report') <> 1 OR
    (SELECT count(*) FROM receipts r WHERE r.case_id = c.id) <> 1 OR
    (SELECT count(*) FROM grants g WHERE g.case_id = c.id) < 1 OR
    (SELECT count(*) FROM clocks k WHERE k.case_id = c.id AND k.kind = 'first_answer') < 1 OR
    (SELECT entry_count FROM chains h WHERE h.case_id = c.id)
      IS DISTINCT FROM (SELECT count(*)::int FROM entries e WHERE e.case_id = c.id)`;
const UNTOLD = `
  SELECT c.id FROM cases c WHERE NOT EXISTS (SELECT 1 FROM notifications n WHERE n.case_id = c.id)`;
const TOLD_TWICE = `
  SELECT 1 FROM notifications GROUP BY staff_id, reason, subject_id HAVING count(*) > 1`;
const WAITING = `
  SELECT (SELECT count(*) FROM outbox WHERE state <> 'unknown')::int + (SELECT count(*) FROM notifications WHERE state = 'pending')::int AS number`;
const GIVEN_UP = `SELECT job, error_code AS code FROM outbox WHERE state = 'failed'`;

const count = async (database, sql) => (await database.query(sql)).length;

/** Waits until everything that was to be done is done. Resolves to whether it is. */
export function drained(helpdesk) {
  return within(DRAINED_WITHIN_MS, async () => (await helpdesk.database.query(WAITING))[0].number === 0);
}

/** What of the mail went out: how many in all, how many again under the same Message-ID, and what is wrong. */
async function judgeMail(helpdesk, packages) {
  const rows = await helpdesk.database.query('SELECT id, state FROM notifications');
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  const problems = [];
  const lost = rows.filter(({ id, state }) => state === 'sent' && !arrived(helpdesk, id)).length;
  if (lost > 0) problems.push(`${lost} mails noted as sent never arrived`);
  let again = 0;
  for (const [messageId, times] of helpdesk.mail.counts) {
    const [local] = messageId.split('@');
    // The head of the audit log and alarms are of no case: their Message-IDs are made of two ids.
    if (/^[0-9a-f-]{36}\.[0-9a-f-]{36}$/.test(local)) continue;
    if (packages.has(local)) continue;
    if (!states.has(local)) problems.push('a mail has the Message-ID of no notification');
    again += times - 1;
    if (times > MOST_COPIES) problems.push(`a mail came ${times} times`);
  }
  return { mails: helpdesk.mail.total, again, problems };
}

const arrived = (helpdesk, id) =>
  [...helpdesk.mail.counts.keys()].some((messageId) => messageId.startsWith(`${id}@`));

/** Opens every report again with its code. Resolves to how many did not open, and the marks of replies that were read. */
async function comeBack(helpdesk, codes) {
  const { origin, way } = helpdesk.site;
  const marks = [];
  let lost = 0;
  for (const code of codes) {
    const page = await openWithCode(origin, code, somebody(origin, way, new Seen())).catch(() => null);
    if (page === null) lost += 1;
    else marks.push(...[...textOf(page.body).matchAll(/Mark ([0-9a-f-]{36})/g)].map(([, mark]) => mark));
  }
  return { lost, marks };
}

/**
 * Judges everything since the start: `seen` is of this round, `all` holds the codes and replies of every round.
 * Resolves to { lost, doubled, half, mails, again, problems }.
 */
export async function judge(helpdesk, seen, all) {
  const problems = [...new Set(seen.problems), ...helpdesk.problems.splice(0)];
  const { lost, marks } = await comeBack(helpdesk, seen.codes);
  if (lost > 0) problems.push(`${lost} codes open nothing`);
  if (new Set(all.codes).size !== all.codes.length) problems.push('a code was shown to two people');

  // Who gave up may have sent a report and not seen the code.
  const cases = await count(helpdesk.database, 'SELECT 1 FROM cases');
  const missing = Math.max(0, all.codes.length - cases);
  const doubled = Math.max(0, cases - all.codes.length - all.gaveUp);
  if (missing > 0) problems.push(`${missing} reports are no case`);
  if (doubled > 0) problems.push(`${doubled} cases are more than reports`);

  const half = await count(helpdesk.database, HALF);
  if (half > 0) problems.push(`${half} cases are not whole`);
  const untold = await count(helpdesk.database, UNTOLD);
  if (untold > 0) problems.push(`nobody was told of ${untold} cases`);
  if ((await count(helpdesk.database, TOLD_TWICE)) > 0) problems.push('somebody was told twice of one case');
  for (const { job, code } of await helpdesk.database.query(GIVEN_UP))
    problems.push(`${job} was given up: ${code}`);

  const written = (await helpdesk.database.query(`SELECT id FROM entries WHERE author = 'staff'`)).map(
    ({ id }) => id,
  );
  const unwritten = all.replies.filter((id) => !written.includes(id)).length;
  if (unwritten > 0) problems.push(`${unwritten} replies that were taken are gone`);
  if (new Set(marks).size !== marks.length) problems.push('a reply is there twice');

  const packages = await judgePackages(helpdesk, all.packages);
  problems.push(...packages.problems);
  const mail = await judgeMail(helpdesk, packages.ids);
  problems.push(...mail.problems);
  const { mails, again } = mail;
  return { lost: lost + missing, doubled, half, mails, again, problems };
}
