/** A case as a PDF for its reporter or for the police, made on purpose and logged. */
export { CasePrintWebModule } from './case-print.module.js';
export { policeExtract, type ExtractRow, type ExtractSection } from './police-extract.js';
