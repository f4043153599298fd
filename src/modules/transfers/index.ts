/** Handing a case over to another desk: its keys, its people and its deadlines go with it. */
export { TransfersWebModule } from './transfers.module.js';
