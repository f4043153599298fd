import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { buildOpenApi } from '../../src/openapi.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { controllerRoutes, type ControllerRoute } from '../support/route-table.js';

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security?: Record<string, string[]>[];
  parameters: { name: string; in: string; required: boolean; schema: { type: string; format?: string } }[];
  requestBody?: object;
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
interface Description {
  info: object;
  servers: object[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, object>;
    securitySchemes: Record<string, { in: string; name: string }>;
  };
}

let desk: Helpdesk;
let routes: ControllerRoute[];
let described: Description;
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
  routes = controllerRoutes(desk.app).filter(({ path }) => path.startsWith('/api/'));
  described = (await buildOpenApi()) as Description;
});
afterAll(() => desk.stop());

const operations = () =>
  Object.entries(described.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method,
      operation,
    })),
  );
const nameOf = ({ method, path }: ControllerRoute): string =>
  `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;
const headers = ({ parameters }: Operation): string[] =>
  parameters.filter((one) => one.in === 'header').map(({ name, required }) => `${name} ${required}`);

describe('the description of the API', () => {
  it('is the file that is published with it', () => {
    const file = readFileSync(join(projectRoot(), 'docs/api/openapi.json'), 'utf8');
    expect(JSON.parse(file)).toEqual(described);
  });

  it('holds every route of the API and nothing else', () => {
    expect(
      operations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(routes.map(nameOf).sort());
  });

  it('says of every operation who is let in, and which header a write and a refresh carry', () => {
    const cookies = Object.entries(described.components.securitySchemes);
    expect(cookies.map(([, scheme]) => scheme.name).sort()).toEqual(['__Host-staff', 'staff']);
    const session = cookies.map(([name]) => ({ [name]: [] }));
    const rules = new Map(routes.map((route) => [nameOf(route), route.access]));
    for (const { name, method, operation } of operations()) {
      const staff = rules.get(name)?.kind === 'staff';
      expect({ name, security: operation.security }).toEqual({ name, security: staff ? session : [] });
      const header = method === 'get' ? 'x-unattended false' : 'x-csrf-token true';
      const own = name === 'GET /api/events' ? ['last-event-id false'] : [];
      expect({ name, headers: headers(operation) }).toEqual({ name, headers: staff ? [...own, header] : [] });
    }
  });

  it('says of every operation what its problems look like', () => {
    for (const { name, operation } of operations()) {
      const statuses = Object.keys(operation.responses);
      const staff = operation.security?.length !== 0;
      const expected = [
        'default',
        ...(staff ? ['401', '403'] : []),
        ...(name.includes('{') ? ['404'] : []),
        ...(operation.requestBody ? ['400', '413', '415'] : []),
      ];
      expect({ name, statuses }).toEqual({ name, statuses: expect.arrayContaining(expected) });
      for (const [status, { description, content }] of Object.entries(operation.responses)) {
        expect({ name, status, said: description !== '' }).toEqual({ name, status, said: true });
        if (status.startsWith('2')) continue;
        expect({ name, status, content }).toEqual({
          name,
          status,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
        });
      }
    }
  });

  it('has an id where there is one, and no number of which it is not said whether it is whole', () => {
    for (const { name, operation } of operations())
      for (const one of operation.parameters.filter(({ name: given }) => given === 'id'))
        expect({ name, schema: one.schema }).toEqual({ name, schema: { type: 'string', format: 'uuid' } });
    // A fraction is said to be one (`format: 'double'`): a count that forgot its type is none.
    const vague = [...JSON.stringify(described).matchAll(/\{[^{}]*"type":"number"[^{}]*\}/g)];
    expect(vague.map(([schema]) => schema).filter((schema) => !schema.includes('"format":"double"'))).toEqual(
      [],
    );
  });

  it('says where it is served and under which licence', () => {
    expect(described.servers).toEqual([{ url: '/', description: expect.stringMatching(/./) as string }]);
    expect(described.info).toMatchObject({
      title: expect.stringMatching(/./) as string,
      description: expect.stringMatching(/./) as string,
      license: {
        name: expect.stringContaining('Affero') as string,
        url: expect.stringMatching(/^https:/) as string,
      },
    });
  });

  it('gives every operation a name of its own, a sentence, a tag, a good answer and a refusal', () => {
    const all = operations();
    const names = all.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(all.length);
    for (const { name, operation } of all) {
      const statuses = Object.keys(operation.responses);
      expect({
        name,
        id: /^[a-z][A-Za-z]+$/.test(operation.operationId),
        said: /^[A-Z].{9,}$/.test(operation.summary),
        tags: operation.tags.length,
        good: statuses.some((status) => status.startsWith('2')),
        refusal: statuses.some((status) => status.startsWith('4')),
      }).toEqual({ name, id: true, said: true, tags: 1, good: true, refusal: true });
    }
    const used = new Set(all.flatMap(({ operation }) => operation.tags));
    expect(described.tags.map(({ name }) => name)).toEqual([...used].sort());
  });

  it('names every schema that it uses, and uses every one that it names', () => {
    const text = JSON.stringify(described);
    const used = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(described.components.schemas).sort());
  });
});
