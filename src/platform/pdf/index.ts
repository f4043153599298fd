/** PDFs of documents that are data: text is never read as markup. The only user of Typst. */
export { PdfError } from './pdf.errors.js';
export { PdfMaker } from './pdf-maker.js';
export { PdfModule } from './pdf.module.js';
export {
  printText,
  printTime,
  type PrintDocument,
  type PrintRow,
  type PrintSection,
  type PrintText,
} from './print-document.js';
