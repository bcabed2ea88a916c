import { createDocument } from 'zod-openapi';
import { HOOK_MESSAGES, HOOK_PATHS } from './openapi-hooks';
import { PUBLIC_PATHS } from './openapi-public';
import { SYSTEM_PATHS } from './openapi-systems';

/** The OpenAPI 3.1 document of the whole public interface, generated from the schemas that the handlers check with. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Daona',
      version: '1.0.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Where has it got to, when will it come, and who is doing what about it. JSON in UTF-8; instants in ISO 8601 with zone, phones in E.164, coordinates in WGS-84. Errors are problem documents (RFC 9457) with a stable `code`.',
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }],
    tags: [
      { name: 'In', description: 'How data comes in' },
      { name: 'Read', description: 'What is known' },
      { name: 'By hand', description: 'States that people set' },
      { name: 'Share', description: 'Links that show one order' },
      { name: 'Out', description: 'How your systems are told of changes' },
      { name: 'Told', description: 'What your systems are told' },
      { name: 'Public', description: "The customers' own way in" },
    ],
    paths: { ...SYSTEM_PATHS, ...HOOK_PATHS, ...PUBLIC_PATHS },
    webhooks: HOOK_MESSAGES,
    components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'Authorization: Bearer <api key>' } } },
  });
}
