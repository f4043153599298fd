/**
 * Reports to the CyberTipline of NCMEC by its interface for registered providers: written to its schema, opened and finished. Off
 * where the settings name no address. No file is ever uploaded.
 */
export { cybertiplineAddress, CybertiplineClient } from './cybertipline-client.js';
export { CybertiplineError } from './cybertipline.errors.js';
export { meaningOf, type CybertiplineAnswer } from './answer.js';
export { ANNOTATIONS, choicesOf, INCIDENT_TYPES, isRight } from './report-fields.js';
export { reportXml } from './report-xml.js';
