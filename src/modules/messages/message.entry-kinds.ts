import { defineEntryKind, searchedAs, type TextContent } from '../entries/index.js';

/** What the reporter and the desk write to each other. */
export const messageEntry = defineEntryKind<TextContent>({
  name: 'message',
  key: 'thread',
  searched: ({ text }) => searchedAs('message', text),
});

/** What the desk writes for itself. */
export const noteEntry = defineEntryKind<TextContent>({
  name: 'note',
  key: 'staff',
  searched: ({ text }) => searchedAs('note', text),
});
