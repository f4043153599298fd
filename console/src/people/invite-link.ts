import { createStore } from '../shared/store.js';

const LINK = /^#invite=([\w-]{1,100})$/;

/**
 * Takes the token of an invitation out of the address, so that neither the history nor the next page has it. It stands behind the
 * `#`, which a browser sends to no server.
 */
function takeToken(): string | null {
  const token = LINK.exec(window.location.hash)?.[1] ?? null;
  if (token !== null) window.history.replaceState(null, '', '/');
  return token;
}

/** The token of the link that this window was opened with; null: none, or it is done with. */
export const inviteToken = createStore<string | null>(takeToken());

// A link that is opened in a window which shows the console already changes the part behind the `#` alone.
window.addEventListener('hashchange', () => {
  const token = takeToken();
  if (token !== null) inviteToken.set(token);
});
