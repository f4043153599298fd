/** The list of cases that a desk works through: pages, filters and counts. The screen calls it the queue. */
export { WorklistWebModule } from './worklist.module.js';
export { CaseCountsDto, CasePageDto } from './dto/worklist-page.dto.js';
export { referenceIn } from './references.service.js';
export { assigneeOf } from './worklist.service.js';
