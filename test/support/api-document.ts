import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';

/** What the API document says of a value. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string | string[];
  enum?: readonly (string | number | null)[];
  format?: string;
  nullable?: boolean;
  minimum?: number;
  minItems?: number;
  example?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
}
export interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const described = JSON.parse(
  readFileSync(join(projectRoot(), 'docs', 'api', 'openapi.json'), 'utf8'),
) as Description;

/**
 * What the API document says of a route; undefined where it says nothing.
 *
 * @param path - as Nest writes it, with `:name` for what varies
 */
export function operationOf(method: string, path: string): Operation | undefined {
  return described.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
}

/** The schema that a reference such as `#/components/schemas/NewTextDto` names; empty for one that names none. */
export function schemaNamed(reference: string): Schema {
  return described.components.schemas[reference.split('/').at(-1) ?? ''] ?? {};
}

/** What an operation takes as JSON; undefined where it takes none. */
export function jsonBodyOf(method: string, path: string): Schema | undefined {
  return operationOf(method, path)?.requestBody?.content['application/json']?.schema;
}
