import { codeIn, actionOf, openWithCode } from '../file-report.mjs';
import { formsIn, linksIn, textOf } from '../html-form.mjs';

const MOST_PAGES = 60;
const mainOf = (page) => /<main\b[\s\S]*<\/main>/i.exec(page.body)?.[0] ?? '';

function expectPage(page) {
  if (page.status === 200) return page;
  throw new Error(`${page.path} answered ${page.status}: ${textOf(mainOf(page)).slice(0, 300)}`);
}

const formOf = (page) =>
  formsIn(mainOf(page)).find(({ method }) => method === 'post') ??
  (() => {
    throw new Error(`${page.path} has no form: ${textOf(mainOf(page)).slice(0, 300)}`);
  })();

/** What one field is sent with: nothing for an option that is not chosen. `answers`: by the name of the field. */
function filled({ kind, name, value, checked }, answers) {
  const given = kind === 'hidden' ? undefined : answers[name];
  if (kind === 'radio' || kind === 'checkbox') {
    const chosen = given === undefined ? checked : [given].flat().includes(value);
    return chosen ? [[name, value]] : [];
  }
  return [[name, given ?? value]];
}

async function press(visitor, page, answers, button) {
  const form = formOf(page);
  const fields = form.controls.flatMap((control) => filled(control, answers));
  if (button?.name) fields.push([button.name, button.value ?? '']);
  return expectPage(await visitor.post(actionOf(page, form), fields));
}

/**
 * Files a report with these answers, question by question, as a person whose browser runs no script: what is not answered is
 * left open. The pages are in the language that the visitor's browser asks for. Resolves to the code: 20 digits.
 */
export async function report(visitor, answers) {
  const start = expectPage(await visitor.get('/'));
  const link = linksIn(mainOf(start)).find(({ href }) => /^\/h\//.test(href ?? ''));
  let page = expectPage(await visitor.get(link?.href ?? '/h/1'));
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const code = codeIn(page.body);
    if (code) return code;
    page = await press(visitor, page, answers, formOf(page).buttons[0]);
  }
  throw new Error(`The form did not end within ${MOST_PAGES} pages.`);
}

/** Comes back with the code, reads, and writes a message, or presses the button that tells how safe somebody is (`told`). */
export async function comeBack(visitor, origin, code, { text = '', told = null }) {
  const page = await openWithCode(origin, code, visitor);
  const send = told ? { name: 'go', value: told } : undefined;
  await press(visitor, page, { message: text }, send);
}

/** Comes back with the code and reads what is there. */
export const readAgain = (visitor, origin, code) => openWithCode(origin, code, visitor);
