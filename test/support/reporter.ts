import type { Agent } from 'node:http';
import { actionOf, codeIn } from '../../scripts/lib/file-report.mjs';
import { formsIn, linksIn, textOf, type Control, type HtmlForm } from '../../scripts/lib/html-form.mjs';
import { Visitor, type Answer, type FormFields } from '../../scripts/lib/visitor.mjs';

/** What a person chooses and types, by the name of the field: an option, several ticked options, or words. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

const MOST_PAGES = 60;

/** A person with a browser that runs no script: sees pages, follows links, fills in the forms that are there. */
export class Reporter {
  readonly visitor: Visitor;
  /** The page that is open. */
  page: Answer = { status: 0, headers: {}, path: '/', body: '' };
  private readonly asked = new Set<string>();

  /** @param browser - a cookie from elsewhere, and connections to share */
  constructor(site: string, browser: { cookie?: string; agent?: Agent } = {}) {
    const { cookie, agent } = browser;
    this.visitor = new Visitor(site, { ...(agent && { agent }), ...(cookie && { headers: { cookie } }) });
  }

  /** The words on the open page. */
  get text(): string {
    return textOf(mainOf(this.page));
  }

  /** The code on the open page, as 20 digits. Throws when it shows none. */
  get code(): string {
    return codeIn(this.page.body) ?? this.fail('shows no code');
  }

  /** The form of the open page that leads on. */
  get form(): HtmlForm {
    return formsIn(mainOf(this.page)).find(({ method }) => method === 'post') ?? this.fail('has no form');
  }

  /** What stands in a text field of the open page. */
  valueOf(name: string): string {
    return this.form.controls.find((one) => one.name === name)?.value ?? this.fail(`has no field ${name}`);
  }

  async open(path: string): Promise<this> {
    this.page = await this.visitor.get(path);
    return this;
  }

  /** Follows the link with these words. */
  follow(words: string): Promise<this> {
    const link = linksIn(this.page.body).find(({ text }) => text === words);
    return this.open(link?.href ?? this.fail(`has no link "${words}"`));
  }

  /** What the browser would post for the button with these words, in whichever form of the page it is. */
  fieldsFor(words: string, answers: Answers = {}): { path: string; fields: FormFields } {
    for (const form of formsIn(mainOf(this.page))) {
      const button = form.buttons.find(({ text }) => text === words);
      if (!button) continue;
      form.controls.forEach(({ name }) => this.asked.add(name));
      const fields = [...form.controls, ...besideForm(this.page)].flatMap((one) => filledIn(one, answers));
      if (button.name) fields.push([button.name, button.value ?? '']);
      return { path: actionOf(this.page, form), fields };
    }
    return this.fail(`has no button "${words}"`);
  }

  /** Fills in the fields that the page has and presses the button with these words. */
  async press(words: string, answers: Answers = {}): Promise<this> {
    const { path, fields } = this.fieldsFor(words, answers);
    this.page = await this.visitor.post(path, fields);
    return this;
  }

  /** Begins a report and goes on to the page with this path, answering on the way. */
  async walkTo(target: string, answers: Answers = {}): Promise<this> {
    await (await this.open('/')).follow('Report to us');
    for (let pages = 0; this.page.path !== target; pages += 1) {
      if (this.page.status !== 200 || pages > MOST_PAGES) this.fail(`comes before ${target}`);
      await this.press(this.form.buttons[0]?.text ?? 'Continue', answers);
    }
    return this;
  }

  /** Answers the whole form, up to the page with all answers. Throws when one of them was never asked for. */
  async walkToCheck(answers: Answers): Promise<this> {
    this.asked.clear();
    await this.walkTo('/h/check', answers);
    const missing = Object.keys(answers).filter((name) => !this.asked.has(name));
    if (missing.length > 0) this.fail(`comes without a question for ${missing.join(', ')}`);
    return this;
  }

  /** Files a whole report. Its code: 20 digits. */
  async fileReport(answers: Answers): Promise<string> {
    await this.walkToCheck(answers);
    return (await this.press('Send my report')).code;
  }

  /** Sends what there is from a page on the way: to the page with all answers, and from there. */
  async sendNow(answers: Answers = {}): Promise<this> {
    await this.press('Send what I have now', answers);
    return this.press('Send my report');
  }

  /** Comes back with a code as it is typed. */
  async enter(typed: string): Promise<this> {
    await (await this.open('/')).follow('I have a code');
    return this.press('Open', { code: typed });
  }

  private fail(what: string): never {
    throw new Error(`${this.page.path} (${this.page.status}) ${what}: ${this.text.slice(0, 300)}`);
  }
}

function mainOf(page: Answer): string {
  return /<main\b[\s\S]*<\/main>/.exec(page.body)?.[0] ?? '';
}

/** The chooser of the country stands outside the form of a step and is posted with it. */
function besideForm(page: Answer): Control[] {
  const select = /<select\b[^>]*\bform="f"[^>]*>[\s\S]*?<\/select>/.exec(page.body)?.[0];
  return select ? (formsIn(`<form>${select}</form>`)[0]?.controls ?? []) : [];
}

function filledIn(control: Control, answers: Answers): FormFields {
  const { kind, name, value } = control;
  const given = kind === 'hidden' ? undefined : answers[name];
  if (kind === 'radio' || kind === 'checkbox') {
    const chosen = given === undefined ? control.checked : [given].flat().includes(value);
    return chosen ? [[name, value]] : [];
  }
  return [[name, given === undefined ? value : String(given)]];
}
