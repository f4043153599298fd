import { reachable, settings } from '../../scripts/lib/settings.mjs';
import { loadConfig, projectRoot } from '../../src/platform/config/index.js';

const DATABASE_URL = 'postgresql://abhaya@localhost/abhaya';

describe('what npm start reads of the environment', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.2', '127.0.0.2'],
    ['192.168.1.5', '192.168.1.5'],
    ['0.0.0.0', '127.0.0.1'],
    ['::', '127.0.0.1'],
    ['::1', '[::1]'],
    ['fd00::5', '[fd00::5]'],
  ])('reaches %s as %s', (host, written) => {
    expect(reachable(host)).toBe(written);
    expect(new URL(`http://${reachable(host)}:8080`).port).toBe('8080');
  });

  it.each([
    {},
    { PORT: '3000' },
    { LISTEN_HOST: '::1' },
    { LISTEN_HOST: '0.0.0.0' },
    { CONSOLE_PORT: '9000' },
  ])('is what the processes read: %j', (env) => {
    const { siteOrigin, consoleOrigin, port, consolePort } = settings(projectRoot(), env);
    expect(loadConfig({ DATABASE_URL, ...env })).toMatchObject({
      siteOrigin,
      consoleOrigin,
      port,
      consolePort,
    });
  });
});
