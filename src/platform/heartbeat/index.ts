export { Heartbeat, isBeating } from './heartbeat.js';
