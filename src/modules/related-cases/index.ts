/** Cases that may be of one offender, found by equal index values, and what people say of them; nothing of either moves. */
export { RelatedCasesModule, RelatedCasesWebModule } from './related-cases.module.js';
