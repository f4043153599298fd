/** What one shift writes for the next: sealed to the desk, shown until it is read, kept for two weeks. */
export { HandoverSealedModule, HandoverWebModule, HandoverWorkerModule } from './handover.module.js';
