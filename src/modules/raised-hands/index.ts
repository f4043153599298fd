/** "I need a second person now": one press in a case, told at once to who leads its desk, and then to all of it. */
export { RaisedHandsWebModule, RaisedHandsWorkerModule } from './raised-hands.module.js';
