/** The work that goes on behind the screens: what waits, what was given up, and letting it run again. */
export { OperationsWebModule } from './operations.module.js';
