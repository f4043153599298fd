import { fillIn, formsIn, linksIn, textOf } from './html-form.mjs';
import { Visitor } from './visitor.mjs';

const CODE = /(?<!\d)(\d{4}(?:[ \u00a0-]\d{4}){4})(?!\d)/;
const MOST_PAGES = 60;

/** The receipt code shown on a page, as typed digits, or null. */
export const codeIn = (html) => CODE.exec(textOf(html))?.[1].replace(/\D/g, '') ?? null;

class WalkError extends Error {}

function expectPage(answer) {
  if (answer.status !== 200)
    throw new WalkError(`${answer.path} answered ${answer.status}: ${textOf(answer.body).slice(0, 300)}`);
  return answer;
}

const mainOf = (page) => /<main\b[\s\S]*<\/main>/i.exec(page.body)?.[0] ?? page.body;

/** The form of the page that leads on. */
const mainForm = (page) => formsIn(mainOf(page)).find((form) => form.method === 'post');

/** Where a form of a page is posted to. */
export function actionOf(page, form) {
  const { pathname, search } = new URL(form.action || page.path, 'http://site');
  return pathname + search;
}

const press = async (visitor, page, form, options) =>
  expectPage(await visitor.post(actionOf(page, form), fillIn(form, options)));

/** Follows the link in the main part of a page whose address the pattern fits. */
async function follow(visitor, page, pattern) {
  const found = linksIn(mainOf(page)).find(({ href }) => pattern.test(href ?? ''));
  if (!found) throw new WalkError(`${page.path} has no link to ${pattern}.`);
  return expectPage(await visitor.get(found.href));
}

/**
 * From the first page through the form, answering the first choice everywhere, up to the page that asks to check the
 * answers. Resolves to { page, form }: posting that form sends the report. For other answers, see `fillIn`.
 */
export async function walkToCheck(visitor, { write, choose } = {}) {
  let page = await follow(visitor, expectPage(await visitor.get('/')), /^\/h\//);
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const form = mainForm(page);
    if (!form) throw new WalkError(`${page.path} leads nowhere: ${textOf(page.body).slice(0, 300)}`);
    if (/^\/h\/send\b/.test(form.action)) return { page, form };
    page = await press(visitor, page, form, { write, choose });
  }
  throw new WalkError(`The form did not end within ${MOST_PAGES} pages.`);
}

/** Files a report at `origin` as a browser without JavaScript would. Resolves to its code: 20 digits. */
export async function fileReport(origin, options = {}) {
  const visitor = options.visitor ?? new Visitor(origin);
  const { page, form } = await walkToCheck(visitor, options);
  const sent = await press(visitor, page, form);
  const code = codeIn(sent.body);
  if (!code) throw new WalkError(`No code after sending (${sent.path}): ${textOf(sent.body).slice(0, 300)}`);
  return code;
}

/** Comes back with a code. Resolves to the page that it opens; throws when it opens none. */
export async function openWithCode(origin, code, visitor = new Visitor(origin)) {
  const page = await follow(visitor, expectPage(await visitor.get('/')), /^\/c\b/);
  const grouped = code.replace(/(\d{4})(?=\d)/g, '$1 ');
  const opened = await press(visitor, page, mainForm(page), { write: () => grouped });
  if (opened.path === page.path)
    throw new WalkError(`The code opened nothing: ${textOf(opened.body).slice(0, 300)}`);
  return opened;
}
