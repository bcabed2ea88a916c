/** A JSON schema as far as the documentation reads it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  example?: unknown;
  examples?: unknown[];
  default?: unknown;
  format?: string;
  const?: unknown;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

export type Schemas = Record<string, Schema>;

/** The schema itself or the one it refers to; an alternative with null counts as its other side. */
export function resolve(schema: Schema, schemas: Schemas): Schema {
  const name = nameOf(schema);
  if (name) return resolve({ ...schemas[name], ...(schema.description ? { description: schema.description } : {}) }, schemas);
  const choices = (schema.anyOf ?? schema.oneOf)?.filter((s) => s.type !== 'null');
  return choices?.length === 1 ? resolve(choices[0]!, schemas) : schema;
}

export function nameOf(schema: Schema): string | undefined {
  return schema.$ref?.split('/').at(-1) ?? (schema.allOf?.length === 1 ? nameOf(schema.allOf[0]!) : undefined);
}

/** A made-up value that fits the schema: its own example, else the plainest there is. Optional fields are left out when deep. */
export function exampleOf(schema: Schema, schemas: Schemas, depth = 0): unknown {
  const own = schema.example ?? schema.examples?.[0] ?? schema.default ?? schema.const;
  if (own !== undefined) return own;
  const s = resolve(schema, schemas);
  const known = s.example ?? s.examples?.[0] ?? s.default ?? s.const ?? s.enum?.[0];
  if (known !== undefined) return known;
  const choice = (s.anyOf ?? s.oneOf)?.[0];
  if (choice) return exampleOf(choice, schemas, depth);
  if (s.properties) return exampleObject(s, schemas, depth);
  switch (Array.isArray(s.type) ? s.type[0] : s.type) {
    case 'array':
      return depth > 5 || !s.items ? [] : [exampleOf(s.items, schemas, depth + 1)];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'object':
      return {};
    default:
      return exampleText(s.format);
  }
}

function exampleObject(schema: Schema, schemas: Schemas, depth: number): Record<string, unknown> {
  const required = new Set(schema.required);
  const shown = Object.entries(schema.properties!).filter(([name]) => required.has(name) || depth < 2);
  return Object.fromEntries(shown.map(([name, value]) => [name, exampleOf(value, schemas, depth + 1)]));
}

function exampleText(format: string | undefined): string {
  if (format === 'date-time') return '2026-11-21T12:00:00.000Z';
  if (format === 'uuid') return '019361c4-0000-7000-8000-000000000000';
  if (format === 'email') return 'ann@example.com';
  return format === 'uri' ? 'https://example.com/t/abc' : 'text';
}
