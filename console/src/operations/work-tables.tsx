import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { VisuallyHidden } from '../shared/visually-hidden.js';
import type { JobCount, QueueState, StoppedJob } from './work-query.js';
import css from './work.module.css';

export function QueuesTable({ queues }: { queues: readonly QueueState[] }) {
  return (
    <Table
      caption={t('work.queues')}
      heads={[t('work.queue'), t('work.open'), t('work.given'), t('work.oldest')]}
    >
      {queues.map(({ queue, open, failed, oldestAt }) => (
        <tr key={queue}>
          <th scope="row">
            <code>{queue}</code>
          </th>
          <td className={css.number}>{open}</td>
          <td className={css.number}>{failed}</td>
          <td>{oldestAt === null ? t('work.nothingWaits') : <Since at={oldestAt} />}</td>
        </tr>
      ))}
    </Table>
  );
}

/** What can be done about a job that stopped, as buttons in its row. */
export interface Choice {
  name: string;
  act(id: string): void;
}

interface StoppedProps {
  caption: string;
  jobs: readonly StoppedJob[];
  choices: readonly Choice[];
}

export function StoppedTable({ caption, jobs, choices }: StoppedProps) {
  const heads = [t('work.job'), t('work.code'), t('work.attempts'), t('work.since'), t('work.id')];
  return (
    <Table caption={caption} heads={[...heads, t('work.action')]}>
      {jobs.map(({ id, job, code, attempts, createdAt }) => (
        <tr key={id}>
          <th scope="row">
            <code>{job}</code>
          </th>
          <td>
            <code>{code ?? t('work.noCode')}</code>
          </td>
          <td className={css.number}>{attempts}</td>
          <td>
            <Since at={createdAt} />
          </td>
          <td>
            <code className={css.id}>{id}</code>
          </td>
          <td>
            <div className={css.choices}>
              {choices.map(({ name, act }) => (
                <Button key={name} variant="default" size="compact-sm" onClick={() => act(id)}>
                  {name}
                  <VisuallyHidden> {`${job} ${id}`}</VisuallyHidden>
                </Button>
              ))}
            </div>
          </td>
        </tr>
      ))}
    </Table>
  );
}

export function JobsTable({ jobs }: { jobs: readonly JobCount[] }) {
  return (
    <Table
      caption={t('work.jobs')}
      heads={[t('work.job'), t('work.state'), t('work.count'), t('work.oldest')]}
    >
      {jobs.map(({ job, state, count, oldestAt }) => (
        <tr key={`${job} ${state}`}>
          <th scope="row">
            <code>{job}</code>
          </th>
          <td>{t(`jobState.${state}`)}</td>
          <td className={css.number}>{count}</td>
          <td>
            <Since at={oldestAt} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Since({ at }: { at: string }) {
  const now = useStore(clock);
  return <time dateTime={at}>{exactTime(at, now)}</time>;
}

interface TableProps {
  caption: string;
  heads: readonly string[];
  children: ReactNode;
}

function Table({ caption, heads, children }: TableProps) {
  return (
    // It may be wider than the window: a keyboard can move it as well.
    <div className={layout.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={layout.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
