import { Button, Loader, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef, MouseEvent } from 'react';

type ActionButtonProps = ButtonProps &
  Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> & {
    /** What it does is being done. */
    busy: boolean;
  };

/** A button that stays in reach while its work is done: one that is disabled would lose the focus. */
export function ActionButton({ busy, onClick, leftSection, ...props }: ActionButtonProps) {
  const click = (event: MouseEvent<HTMLButtonElement>): void => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <Button
      {...props}
      aria-disabled={busy || props['aria-disabled'] || undefined}
      leftSection={busy ? <Loader size="1em" color="currentColor" aria-hidden="true" /> : leftSection}
      onClick={click}
    />
  );
}
