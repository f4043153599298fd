import type { ComponentProps, ReactNode } from 'react';
import css from './layout.module.css';

interface CheckProps extends Omit<ComponentProps<'input'>, 'onChange' | 'type'> {
  type?: 'checkbox' | 'radio';
  onChange(on: boolean): void;
  children: ReactNode;
}

/** A box to tick, or a round one of several, with its words. */
export function Check({ type = 'checkbox', onChange, children, ...input }: CheckProps) {
  return (
    <label className={css.check}>
      <input {...input} type={type} onChange={(event) => onChange(event.currentTarget.checked)} />
      {children}
    </label>
  );
}
