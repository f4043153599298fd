import { defineEntryKind, type ReportAnswer, searchedAnswers } from '../entries/index.js';
import type { Safety } from '../vocabulary/index.js';

/** That a reporter pressed a button that says how safe they are. */
export interface SafetyContent {
  safety: Safety;
  /** What the button says, in the language of the staff. */
  text: string;
}

/** Further answers to questions of the form. */
export interface DetailsContent {
  answers: ReportAnswer[];
  /** The same, as staff read it. */
  text: string;
}

export const safetyEntry = defineEntryKind<SafetyContent>({
  name: 'safety_told',
  key: 'thread',
  searched: null,
});
export const detailsEntry = defineEntryKind<DetailsContent>({
  name: 'details_added',
  key: 'thread',
  searched: ({ answers }) => searchedAnswers(answers),
});
