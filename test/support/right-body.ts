import { randomUUID } from 'node:crypto';
import { jsonBodyOf, schemaNamed, type Schema } from './api-document.js';

const HOUR_MS = 3_600_000;

function valueOf(schema: Schema): unknown {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  if (reference) return valueOf(schemaNamed(reference));
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  const type = [schema.type].flat()[0];
  if (schema.format === 'uuid') return randomUUID();
  if (schema.format === 'date-time') return new Date(Date.now() + 5 * HOUR_MS).toISOString();
  if (schema.format === 'date') return new Date(Date.now() + 48 * HOUR_MS).toISOString().slice(0, 10);
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'array')
    return Array.from({ length: schema.minItems ?? 1 }, () => valueOf(schema.items ?? {}));
  if (type === 'object' || schema.properties) {
    const { properties = {} } = schema;
    return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, valueOf(one)]));
  }
  return 'A plain answer.';
}

/**
 * A JSON body of the shape that the API document asks for on this route; undefined where it asks for none. It may still be one
 * that the route refuses by a rule of its own.
 *
 * @param path - as Nest writes it, with `:name` for what varies
 */
export function rightBody(method: string, path: string): unknown {
  const schema = jsonBodyOf(method, path);
  return schema && valueOf(schema);
}
