import type { Draft } from '../modules/reports/index.js';
import { previousScreen, REPORT_FORM, walk, type Fields, type Screen } from '../modules/report-form/index.js';
import { link, type PageContext } from './pages/page-context.js';
import type { StepView } from './pages/step.page.js';

/** What the page of a screen shows for a draft; without a draft the screen stands alone, as the first one does. */
export function viewOf(page: PageContext, draft: Draft | null, screen: Screen): StepView {
  const way = walk(REPORT_FORM, draft?.answers ?? {});
  const before = previousScreen(REPORT_FORM, way, screen);
  const typed = draft?.answers ?? {};
  return {
    page,
    screen,
    number: Math.max(1, way.screens.indexOf(screen) + 1),
    answers: way.answers,
    values: (question) => [typed[question] ?? []].flat(),
    errors: [],
    back: before ? `/h/${before.page}` : link(page, '/'),
    returning: false,
  };
}

/** What is in the fields as they were posted. */
export function valuesOf(fields: Fields): (question: string) => readonly string[] {
  return (question) => fields.get(question) ?? [];
}
