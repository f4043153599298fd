import { DiscoveryService, ModulesContainer, NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Config } from './platform/config/index.js';
import { initCrypto, KeyFile, newOrganisationPair } from './platform/crypto/index.js';
import { DEFINED_BY, Definitions } from './platform/definitions/index.js';
import { createWebAdapter, describeApi, ProblemDto, SESSION_SCHEMES } from './platform/http/index.js';
import { createLogger } from './platform/logging/index.js';
import { WebModule } from './web.module.js';

const LICENCE = 'GNU Affero General Public License v3.0 or later';
const LICENCE_TEXT = 'https://www.gnu.org/licenses/agpl-3.0.html';

/** The OpenAPI 3.1 document of the console's API, made from the routes. Nothing is connected and nothing listens. */
export async function buildOpenApi(): Promise<object> {
  await initCrypto();
  const config = new Config();
  const keyFile = KeyFile.create(newOrganisationPair().publicKey);
  const app = await NestFactory.create(
    WebModule.forRoot(config, keyFile, createLogger({ logLevel: 'silent' }, 'cli')),
    createWebAdapter(config),
    { preview: true, logger: false, abortOnError: false },
  );
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Abhaya console API')
    .setDescription(
      'What the staff console talks to. Cookies carry the session; writes need the x-csrf-token header.',
    )
    .setVersion('1')
    .setLicense(LICENCE, LICENCE_TEXT);
  for (const [name, cookie] of Object.entries(SESSION_SCHEMES)) {
    const description = `The cookie of a session; it is named so over ${cookie.startsWith('__') ? 'https' : 'http'}.`;
    about.addCookieAuth(cookie, { type: 'apiKey', in: 'cookie', description }, name);
  }
  const document = SwaggerModule.createDocument(app, about.build(), {
    autoTagControllers: false,
    extraModels: [ProblemDto],
  });
  const definitions = new Definitions(new DiscoveryService(app.get(ModulesContainer)));
  return describeApi(app, listDefined(document, definitions)) as object;
}

/** Puts, wherever a schema says `definedBy(kind)`, the names that the modules register. */
function listDefined<T>(node: T, definitions: Definitions): T {
  if (Array.isArray(node)) return node.map((item) => listDefined<unknown>(item, definitions)) as T;
  if (typeof node !== 'object' || node === null) return node;
  const { [DEFINED_BY]: label, ...rest } = node as Record<string, unknown>;
  const listed = Object.entries(rest).map(([key, value]) => [key, listDefined(value, definitions)] as const);
  const names = typeof label === 'string' ? [['enum', definitions.namesOf(label)] as const] : [];
  return Object.fromEntries([...listed, ...names]) as T;
}
