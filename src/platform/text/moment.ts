/** A moment as the API takes one: ISO 8601 to the minute or finer, with its zone. Whether there is such a day is asked besides. */
export const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
