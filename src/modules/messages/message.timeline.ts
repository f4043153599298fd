import { defineTimelineEvent } from '../cases/index.js';

export const messageArrived = defineTimelineEvent('message_received');
export const messageSent = defineTimelineEvent('message_sent', { audit: 'message.sent' });
export const noteAdded = defineTimelineEvent('note_added', { audit: 'note.written' });
