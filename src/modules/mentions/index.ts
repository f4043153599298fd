/** Colleagues whom an internal note mentions: they are told by mail, without a word of it, and have a list. */
export { MentionsModule, MentionsWebModule } from './mentions.module.js';
