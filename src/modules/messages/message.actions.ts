import { CaseError, defineCaseAction } from '../cases/index.js';

export const sendMessage = defineCaseAction({
  name: 'message.send',
  permission: 'message.send',
  errors: CaseError,
  judge: (_, { status }) => status !== 'closed' || 'CASE_CLOSED',
});
export const writeNote = defineCaseAction({
  name: 'note.write',
  permission: 'note.write',
  errors: CaseError,
  guests: true,
  judge: () => true,
});
