import type { Draft } from '../modules/reports/index.js';
import {
  previousScreen,
  REPORT_FORM,
  screenOnWay,
  walk,
  type Fields,
  type Screen,
} from '../modules/report-form/index.js';
import { madeFrom } from './made-from.js';
import { link, type PageContext } from './pages/page-context.js';
import type { StepView } from './pages/step.page.js';

/** What the page of a screen shows for a draft; without a draft the screen stands alone, as the first one does. */
export function viewOf(page: PageContext, draft: Draft | null, screen: Screen): StepView {
  const way = walk(REPORT_FORM, draft?.answers ?? {});
  const before = previousScreen(REPORT_FORM, way, screen);
  const asked = screenOnWay(way, screen);
  const typed = draft?.answers ?? {};
  return {
    page,
    screen: asked,
    number: Math.max(1, way.screens.findIndex(({ id }) => id === screen.id) + 1),
    answers: way.answers,
    madeFrom: draft && madeFrom(draft, asked),
    values: (question) => [typed[question] ?? []].flat(),
    errors: [],
    back: before ? `/h/${before.page}` : link(page, '/'),
    returning: false,
  };
}

/** What is in the fields as they were posted; what was not on the page is as it is in the draft, where one is given. */
export function valuesOf(
  fields: Fields,
  draft: Draft | null = null,
): (question: string) => readonly string[] {
  return (question) => fields.get(question) ?? [draft?.answers[question] ?? []].flat();
}
