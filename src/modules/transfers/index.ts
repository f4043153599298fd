/** Handing a case over to another desk, with its keys, its people and its deadlines; and letting another desk read it. */
export { TransfersWebModule } from './transfers.module.js';
