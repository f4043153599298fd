import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { HttpError } from './http.errors.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id from a path. What is no UUID is no row: it answers 404 like any other unknown id. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!UUID.test(value)) throw new HttpError('NOT_FOUND');
    return value.toLowerCase();
  }
}
