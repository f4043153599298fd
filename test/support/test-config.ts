import { type Config, loadConfig } from '../../src/platform/config/index.js';

/**
 * Settings for a test: those of an installation on one machine, with a silent log. Variables override them, as in the
 * environment: `testConfig({ DATABASE_URL: database.url })`.
 */
export function testConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  return loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: 'postgresql://nobody@localhost/none',
    ...variables,
  });
}
