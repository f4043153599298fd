import { createStore, useStore } from './store.js';
import { VisuallyHidden } from './visually-hidden.js';

/** `turn` makes the same words spoken again when they are announced twice. */
const spoken = createStore({ text: '', turn: 0 });

/** Has a screen reader say it when it is done with what it says now. */
export function announce(text: string): void {
  spoken.update(({ turn }) => ({ text, turn: turn + 1 }));
}

/** The one live region of the console. It is there from the start, as screen readers want it. */
export function Announcer() {
  const { text, turn } = useStore(spoken);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      <span key={turn}>{text}</span>
    </VisuallyHidden>
  );
}
