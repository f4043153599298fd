export { stableUuid } from './stable-uuid.js';
