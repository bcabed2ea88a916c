import { expect, test } from 'vitest';
import { POSTABLE_CODES } from '@/server/domain/tracking/event-code';
import { openApiDocument } from './openapi-document';

const document = openApiDocument();

test('the document is OpenAPI 3.1 and carries the closed list of codes', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.components?.schemas?.EventCode).toMatchObject({ type: 'string', enum: [...POSTABLE_CODES] });
});

test('every reference leads somewhere and every operation has an id of its own', () => {
  const text = JSON.stringify(document);
  const names = Object.keys(document.components?.schemas ?? {});
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) expect(names).toContain(name);
  const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map((m) => m[1]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(11);
});

test('bodies are described as they are sent: instants as text, defaults optional', () => {
  const order = document.components?.schemas?.PostedOrder as {
    required: string[];
    properties: Record<string, { type?: string; format?: string }>;
  };
  expect(order.required).toEqual(expect.arrayContaining(['shop', 'orderNo', 'placedAt', 'customer', 'destination']));
  expect(order.required).not.toContain('type');
  expect(order.properties.placedAt).toMatchObject({ type: 'string', format: 'date-time' });
});
