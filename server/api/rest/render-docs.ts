import { POSTABLE_CODES } from '@/server/domain/tracking/event-code';
import { ERROR_MEANINGS } from '../errors';
import { DOCS_STYLE } from './docs-style';
import { exampleOf, nameOf, resolve, type Schema, type Schemas } from './example-of';
import type { openApiDocument } from './openapi-document';

interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security?: unknown[];
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
}

interface Endpoint {
  path: string;
  verb: string;
  operation: Operation;
}

const HIDDEN = /^idempotency-key$/;

/** The OpenAPI document as one readable HTML page: no script, nothing loaded from elsewhere. */
export function renderDocs(document: ReturnType<typeof openApiDocument>): string {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const endpoints = Object.entries({ ...document.paths, ...document.webhooks }).flatMap(([path, verbs]) =>
    Object.entries(verbs as Record<string, Operation>).map(([verb, operation]): Endpoint => ({ path, verb, operation })),
  );
  const groups = (document.tags ?? []).map(({ name, description }) => ({
    title: description ?? name,
    endpoints: endpoints.filter((e) => e.operation.tags.includes(name)),
  }));
  const contents = groups
    .map(
      (g) =>
        `<h2>${html(g.title)}</h2>${g.endpoints.map((e) => `<a href="#${e.operation.operationId}">${html(e.operation.summary)}</a>`).join('')}`,
    )
    .join('');
  const usedNames = Object.keys(schemas).filter((name) => schemas[name]!.properties);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Daona API</title><style>${DOCS_STYLE}</style></head><body>
<nav aria-label="Contents"><a href="#top"><strong>Daona API</strong></a>${contents}<h2>Reference</h2><a href="#codes">Event codes</a><a href="#errors">Errors</a><a href="#shapes">Shapes</a><a href="/api/openapi.json">openapi.json</a></nav>
<main id="top"><h1>Daona API</h1>${prose(document.info.description ?? '')}
<p>Send <code>Authorization: Bearer &lt;api key&gt;</code>. A key has scopes: <code>ingest</code>, <code>read</code> or <code>admin</code>, which covers all. Every POST takes an <code>Idempotency-Key</code>: the same key and body get the first answer again.</p>
${groups.flatMap((g) => g.endpoints.map((e) => endpointSection(e, schemas))).join('')}
${codesSection()}${errorsSection()}
<section id="shapes"><h3>Shapes</h3>${usedNames.map((name) => `<h4 id="shape-${name}">${name}</h4>${fieldTable(schemas[name]!, schemas)}`).join('')}</section>
</main></body></html>`;
}

function endpointSection({ path, verb, operation }: Endpoint, schemas: Schemas): string {
  const body = operation.requestBody?.content['application/json']?.schema;
  const parameters = (operation.parameters ?? []).filter((p) => !HIDDEN.test(p.name));
  return `<section id="${operation.operationId}"><h3>${html(operation.summary)}</h3>
<p class="path"><span class="verb ${verb}">${verb.toUpperCase()}</span> ${html(path)}</p>${prose(operation.description ?? '')}
${parameters.length ? `<h4>Parameters</h4>${parameterTable(parameters, schemas)}` : ''}
${body ? bodyBlock(resolve(body, schemas), schemas) : ''}
<h4>Answers</h4>${Object.entries(operation.responses)
    .map(([status, answer]) => answerBlock(status, answer, schemas))
    .join('')}</section>`;
}

/** A body that is nothing but a list shows what an item is. */
function bodyBlock(body: Schema, schemas: Schemas): string {
  const [only, ...others] = Object.values(body.properties ?? {});
  const item = others.length === 0 ? only?.items : undefined;
  const items = item ? `<h4>Each ${html(nameOf(item) ?? 'item')}</h4>${fieldTable(resolve(item, schemas), schemas)}` : '';
  return `<h4>Body</h4>${fieldTable(body, schemas)}${items}${example(body, schemas)}`;
}

function answerBlock(status: string, answer: Operation['responses'][string], schemas: Schemas): string {
  const schema = answer.content?.['application/json']?.schema;
  return `<p><code>${status}</code> ${inline(answer.description)}</p>${schema ? example(schema, schemas) : ''}`;
}

function example(schema: Schema, schemas: Schemas): string {
  return `<pre tabindex="0"><code>${html(JSON.stringify(exampleOf(schema, schemas), null, 2))}</code></pre>`;
}

function parameterTable(parameters: NonNullable<Operation['parameters']>, schemas: Schemas): string {
  const rows = parameters.map((p) =>
    row(`${p.name} <span class="type">${p.in}</span>`, p.required === true, p.schema, p.description, schemas),
  );
  return table(rows);
}

function fieldTable(schema: Schema, schemas: Schemas): string {
  const required = new Set(schema.required);
  return table(Object.entries(schema.properties ?? {}).map(([name, field]) => row(name, required.has(name), field, undefined, schemas)));
}

function table(rows: string[]): string {
  return rows.length
    ? `<table><thead><tr><th>Field</th><th>Type</th><th>Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
    : '';
}

function row(name: string, isRequired: boolean, schema: Schema, description: string | undefined, schemas: Schemas): string {
  const what = description ?? schema.description ?? resolve(schema, schemas).description ?? '';
  return `<tr><td><code>${name}</code>${isRequired ? ' <span class="need">required</span>' : ''}</td><td class="type">${typeOf(schema, schemas)}</td><td>${inline(what)}</td></tr>`;
}

function typeOf(schema: Schema, schemas: Schemas): string {
  const name = nameOf(schema);
  if (name === 'EventCode') return '<a href="#codes">EventCode</a>';
  if (name && schemas[name]?.properties) return `<a href="#shape-${name}">${name}</a>`;
  const s = resolve(schema, schemas);
  if (s.enum) return s.enum.map((v) => `<code>${html(String(v))}</code>`).join(' ');
  if (s.items) return `list of ${typeOf(s.items, schemas)}`;
  const choices = s.anyOf ?? s.oneOf;
  if (choices) return [...new Set(choices.map((c) => typeOf(c, schemas)))].join(' or ');
  return html([s.type].flat().filter(Boolean).join(' or ') || 'any') + (s.format ? ` <small>${html(s.format)}</small>` : '');
}

function codesSection(): string {
  const list = POSTABLE_CODES.map((code) => `<li><code>${code}</code></li>`).join('');
  return `<section id="codes"><h3>Event codes</h3><p>The closed list for <code>code</code>. Codes of milestones and <code>problem.*</code> need a <code>shipment</code>.</p><ul class="codes">${list}</ul></section>`;
}

function errorsSection(): string {
  const rows = Object.entries(ERROR_MEANINGS).map(
    ([code, m]) =>
      `<tr id="error-${code}"><td><code>${code}</code></td><td>${m.status}</td><td>${html(m.title)}</td><td>${m.retryable ? 'yes' : 'no'}</td></tr>`,
  );
  return `<section id="errors"><h3>Errors</h3><table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th><th>May work later, unchanged</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function prose(text: string): string {
  return text ? `<p>${inline(text)}</p>` : '';
}

function inline(text: string): string {
  return html(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function html(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
