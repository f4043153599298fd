import type { ValidationError } from '@nestjs/common';
import type { FieldError } from './http.errors.js';

const MOST = 20;
const PLAIN_NAME = /^[A-Za-z0-9_.-]{1,60}$/;

/** What class-validator found, flattened to dotted paths; a name that is not ours to repeat becomes ''. */
export function fieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors
    .flatMap((error) => {
      const name = PLAIN_NAME.test(error.property) ? error.property : '';
      const field = parent === '' ? name : `${parent}.${name}`;
      const own = Object.keys(error.constraints ?? {}).map((rule) => ({
        field,
        message: messageOf(rule, name, error),
      }));
      return [...own, ...fieldErrors(error.children ?? [], field)];
    })
    .slice(0, MOST);
}

function messageOf(rule: string, name: string, error: ValidationError): string {
  if (rule === 'whitelistValidation') return 'is not known here';
  const message = error.constraints?.[rule] ?? '';
  return name !== '' && message.startsWith(`${name} `) ? message.slice(name.length + 1) : message;
}
