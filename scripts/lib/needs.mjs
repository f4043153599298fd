import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The full path of a program on PATH, or null. */
export function onPath(name, env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

/** The browsers that Playwright has downloaded for this user, newest first. */
function playwrights() {
  const caches = [join(homedir(), '.cache/ms-playwright'), join(homedir(), 'Library/Caches/ms-playwright')];
  return caches.filter(existsSync).flatMap((cache) =>
    readdirSync(cache)
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
      .flatMap((name) => [
        join(cache, name, 'chrome-linux/chrome'),
        join(cache, name, 'chrome-linux64/chrome'),
        join(cache, name, 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'),
      ]),
  );
}

const SHELL = 'chromium-headless-shell';

/** A whole Chromium to test with: WHOLE_CHROMIUM_PATH, else CHROMIUM_PATH, one on PATH, in its usual places, or of Playwright. Null: none. */
export function findWholeChromium(env = process.env) {
  const named = env.WHOLE_CHROMIUM_PATH ?? env.CHROMIUM_PATH;
  if (named) return isProgram(named) ? named : null;
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
  const fixed = [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return (
    names.map((name) => onPath(name, env)).find(Boolean) ??
    [...fixed, ...playwrights()].find(isProgram) ??
    null
  );
}

/**
 * The Chromium that most tests need: CHROMIUM_PATH, else the headless shell on PATH, else a whole one. Null: none. The shell is the
 * same engine without the windows of a browser around it, and pages cost it half the processor time.
 */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) return isProgram(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : null;
  return onPath(SHELL, env) ?? findWholeChromium(env);
}

/** A redis-server to test with: REDIS_SERVER_PATH, else on PATH. Null: none. */
export function findRedis(env = process.env) {
  if (env.REDIS_SERVER_PATH) return isProgram(env.REDIS_SERVER_PATH) ? env.REDIS_SERVER_PATH : null;
  return onPath('redis-server', env);
}
