import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../config/index.js';
import { Catalogues } from './catalogues.js';

const ours = Catalogues.load(join(projectRoot(), 'locales')).keys();
const AREAS = [...new Set([...ours.keys()].map((key) => key.split('.')[0]))];
const LOOKS_LIKE_KEY = new RegExp(`^(?:${AREAS.join('|')})\\.[a-z0-9_]+(?:\\.[a-z0-9_]+)*$`);

/** What the texts of the form may use, whoever shows them (src/reporter/pages/blocks.tsx). */
const COMMON = ['minutes', 'name', 'who', 'within'];

/** A permission and an action of the audit log, which are named as texts would be. */
const NO_TEXT = new Set(['site.manage', 'mail.tested']);

interface Use {
  key: string;
  /** Names given beside the key; null where they come from a variable. */
  args: string[] | null;
  place: string;
}

const uses: Use[] = [];

function look(node: ts.Node, file: ts.SourceFile): void {
  if (ts.isStringLiteral(node) && LOOKS_LIKE_KEY.test(node.text) && !NO_TEXT.has(node.text))
    uses.push(useOf(node, file));
  ts.forEachChild(node, (child) => look(child, file));
}

function useOf(literal: ts.StringLiteral, file: ts.SourceFile): Use {
  const place = file.fileName;
  const parent = literal.parent;
  if (
    ts.isCallExpression(parent) &&
    parent.arguments[0] === literal &&
    /(?:^|\.)t$/.test(parent.expression.getText(file))
  ) {
    return { key: literal.text, args: namesOf(parent.arguments[1]), place };
  }
  if (ts.isPropertyAssignment(parent) && ts.isObjectLiteralExpression(parent.parent)) {
    const beside = parent.parent.properties.find((property) => property.name?.getText(file) === 'args');
    if (beside && ts.isPropertyAssignment(beside))
      return { key: literal.text, args: namesOf(beside.initializer), place };
  }
  return { key: literal.text, args: null, place };
}

function namesOf(node: ts.Expression | undefined): string[] | null {
  if (node === undefined) return [];
  if (!ts.isObjectLiteralExpression(node)) return null;
  return node.properties.map((property) => property.name?.getText() ?? '').sort();
}

beforeAll(() => {
  const root = projectRoot();
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  for (const name of files.filter((file) => /(?<!\.spec)\.tsx?$/.test(file))) {
    const file = ts.createSourceFile(
      name,
      readFileSync(join(root, 'src', name), 'utf8'),
      ts.ScriptTarget.ES2023,
      true,
    );
    look(file, file);
  }
});

it('says no key that the catalogue does not have', () => {
  expect(uses.filter(({ key }) => !ours.has(key))).toEqual([]);
});

it('has no text that nothing says', () => {
  const said = new Set(uses.map(({ key }) => key));
  const unsaid = [...ours.keys()].filter((key) => !said.has(key));
  expect(unsaid).toEqual([]);
});

it('gives every text exactly the arguments that it asks for', () => {
  const wrong = uses.filter(({ key, args }) => {
    const asked = ours.get(key) ?? [];
    return args === null ? false : String(args) !== String(asked);
  });
  expect(wrong).toEqual([]);
});

it('asks in the texts of the form and of the guidance for nothing that their page does not give', () => {
  const named = new Set(uses.filter(({ args }) => args !== null).map(({ key }) => key));
  const wrong = [...ours].filter(
    ([key, args]) =>
      /^(?:form|guidance)\./.test(key) && !named.has(key) && args.some((name) => !COMMON.includes(name)),
  );
  expect(wrong).toEqual([]);
});
