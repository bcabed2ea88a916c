import type { z } from 'zod';

const decoder = new TextDecoder('utf-8', { fatal: true });

export type ReadJson<T> = { kind: 'read'; value: T } | { kind: 'unreadable'; reason: string };

/**
 * A raw body as JSON of a schema. Bytes that are no UTF-8, text that is no JSON and JSON of another shape are `unreadable`;
 * the reason names `what` was expected and the field, never a value. `prepare` may change the text before it is read.
 */
export function readJsonAs<T>(body: Buffer, schema: z.ZodType<T>, what: string, prepare = (text: string) => text): ReadJson<T> {
  let json: unknown;
  try {
    json = JSON.parse(prepare(decoder.decode(body)));
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof SyntaxError ? 'the body is not JSON' : 'the body is not UTF-8' };
  }
  return readAs(json, schema, what);
}

/** A value of a schema, or which field of it cannot be read. */
export function readAs<T>(value: unknown, schema: z.ZodType<T>, what: string): ReadJson<T> {
  const read = schema.safeParse(value);
  if (read.success) return { kind: 'read', value: read.data };
  const field = read.error.issues[0]?.path.join('.') || 'body';
  return { kind: 'unreadable', reason: `no ${what}: ${field} is missing or wrong` };
}
