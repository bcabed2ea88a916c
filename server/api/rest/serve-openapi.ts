import { singleton } from '@/server/platform/singleton';
import { openApiDocument } from './openapi-document';
import { renderDocs } from './render-docs';

const openApiText = () => singleton('openapi-text', () => JSON.stringify(openApiDocument(), null, 1));
const docsHtml = () => singleton('openapi-docs', () => renderDocs(openApiDocument()));

/** `GET /api/openapi.json` */
export function getOpenApi(): Response {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, max-age=300',
    'access-control-allow-origin': '*',
  };
  return new Response(openApiText(), { headers });
}

/** `GET /docs/api`: the same document for people, one page without scripts. */
export function getDocs(): Response {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, max-age=300',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  return new Response(docsHtml(), { headers });
}
