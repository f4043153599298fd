/** The page of a case as its desk reads it. */
export { CasePageWebModule } from './case-page.module.js';
export { CaseDetailDto } from './dto/case-page.dto.js';
export { ReportDocumentDto } from './dto/report-document.dto.js';
