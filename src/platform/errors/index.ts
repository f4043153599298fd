export { AppError } from './app-error.js';
export { isError } from './is-error.js';
