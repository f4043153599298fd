/** The enumerations of the API that the console offers or reads, in the order in which the API declares them. */
export {
  caseRowDtoAgeBandValues as AGE_BANDS,
  caseRowDtoKindValues as KINDS,
  caseRowDtoStatusValues as STATUSES,
  caseRowDtoUrgencyValues as URGENCIES,
  statusDtoOutcomeValues as OUTCOMES,
  saveRiskSheetDtoReachedValues as KNOWN_ANSWERS,
  changeRecordDtoConfidenceValues as CONFIDENCES,
  closeRiskSheetDtoReasonValues as RISK_ENDS,
  directoryItemDtoKindValues as DIRECTORY_KINDS,
  directoryItemDtoTakesValues as TAKEN_KINDS,
  saveRiskSheetDtoDesireValues as RISK_ANSWERS,
  previewDtoPageValues as PREVIEW_PAGES,
  setDutyDtoRestReasonValues as REST_REASONS,
  statusDtoReasonValues as CLOSE_REASONS,
  urgencyDtoReasonValues as URGENCY_REASONS,
} from './schema.js';
