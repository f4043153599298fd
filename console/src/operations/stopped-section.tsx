import type { ReactNode } from 'react';
import { useRef } from 'react';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { useAction } from '../shared/use-action.js';
import type { StoppedJob } from './work-query.js';
import { type Choice, StoppedTable } from './work-tables.js';

interface Props {
  id: string;
  title: string;
  /** What they are, and what to do about them. */
  hint: string;
  /** Said when there are none. */
  none: string;
  jobs: readonly StoppedJob[];
  /** `done` is announced once it is. */
  choices: readonly { name: string; done: string; run(id: string): Promise<void> }[];
  /** Below the table; it is handed what runs a choice. */
  below?: (run: (work: () => Promise<void>, done: string) => void) => ReactNode;
}

/** Jobs that wait for a person, and what that person may do about each. */
export function StoppedSection({ id, title, hint, none, jobs, choices, below }: Props) {
  const action = useAction();
  const heading = useRef<HTMLHeadingElement>(null);

  const run = async (work: () => Promise<void>, done: string): Promise<void> => {
    if (action.busy) return;
    await action.run(work, done);
    // The button may be gone with its row: the focus goes to the heading.
    heading.current?.focus();
  };
  const shown: Choice[] = choices.map((choice) => ({
    name: choice.name,
    act: (job) => void run(() => choice.run(job), choice.done),
  }));

  return (
    <section aria-labelledby={id} className={layout.section}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <ProblemAlert error={action.error} />
      {jobs.length === 0 ? (
        <p className={layout.quiet}>{none}</p>
      ) : (
        <>
          <p>{hint}</p>
          <StoppedTable caption={title} jobs={jobs} choices={shown} />
          {below?.((work, done) => void run(work, done))}
        </>
      )}
    </section>
  );
}
