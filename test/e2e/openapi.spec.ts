import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { buildOpenApi } from '../../src/openapi.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { controllerRoutes, type ControllerRoute } from '../support/route-table.js';

interface Operation {
  security?: Record<string, string[]>[];
  parameters: { name: string; in: string; required: boolean; schema: { type: string; format?: string } }[];
  requestBody?: object;
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, { in: string; name: string }> };
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

  it('has an id where there is one, and no number that need not be whole', () => {
    for (const { name, operation } of operations())
      for (const one of operation.parameters.filter(({ name: given }) => given === 'id'))
        expect({ name, schema: one.schema }).toEqual({ name, schema: { type: 'string', format: 'uuid' } });
    expect(JSON.stringify(described)).not.toContain('"type":"number"');
  });
});
