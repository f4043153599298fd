import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/index.js';
import { all, any, is, not } from './conditions.js';
import { rulesPage } from './rules-page.js';
import type { Rule } from './rule.js';
import { RULES } from './rules.data.js';

const read = (path: string): string => readFileSync(join(projectRoot(), path), 'utf8');
const texts = JSON.parse(read('locales/en/console.json')) as Record<string, string>;

describe('docs/triage-rules.md', () => {
  it('is what the rules say: npm run rules-doc writes it', () => {
    expect(read('docs/triage-rules.md')).toBe(rulesPage(texts));
  });

  it('tells of every rule its reason, and marks each source of low confidence', () => {
    const page = rulesPage(texts);
    for (const { id } of RULES) expect(page).toContain(`### \`${id}\`\n\n${texts[`reason.${id}`]}.`);
    const doubtful = RULES.filter((rule) => rule.source?.confidence === 'low').length;
    expect(page.split('**to be verified**').length - 1).toBe(doubtful);
    expect(page).not.toContain('undefined');
  });

  it('says conditions and clocks so that a reader can check them', () => {
    const rule: Rule = {
      id: 'found',
      when: all(
        not(any(is('paid', true), is('shared', false))),
        any(is('kind', 'found'), not(is('about', 'saw'))),
      ),
      clocks: { firstAnswer: 7 },
      source: null,
    };
    const page = rulesPage(texts, [rule]);
    expect(page).toContain(
      'Holds when: not (`paid` is yes or `shared` is no) and (`kind` is `found` or `about` is not `saw`).',
    );
    expect(page).toContain('Sets: first answer within 7 min.');
  });
});
