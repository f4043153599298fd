export { AppError, type Told } from './app-error.js';
export { defineErrors, type DefinedErrors } from './define-errors.js';
export { isError } from './is-error.js';
