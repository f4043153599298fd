import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { isUuid } from '../text/index.js';
import { HttpError } from './http.errors.js';

/** An id from a path. What is no UUID is no row: it answers 404 like any other unknown id. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUuid(value)) throw new HttpError('NOT_FOUND');
    return value.toLowerCase();
  }
}
