/** What other servers answer to requests of ours. */
export { answerText } from './answer-text.js';
