import type { ConnectorSettings } from '@/server/domain/connector/connector-settings';
import type { OpenDocument } from './document';
import { openJson } from './json-document';
import { openXml } from './xml-document';

export type ReadDocument = { kind: 'read'; document: OpenDocument } | { kind: 'unreadable'; reason: string };

/**
 * Opens what a system sent. The bytes are text of the charset that they name, UTF-8 otherwise; the reason of a refusal
 * holds nothing of the text. Never throws.
 */
export function readDocument(
  body: Buffer,
  contentType: string | null,
  { format, formField, namespaces, lists, embedded }: Pick<ConnectorSettings, 'format' | 'formField' | 'namespaces' | 'lists' | 'embedded'>,
): ReadDocument {
  const decoded = decode(body, contentType);
  if (decoded === null) return { kind: 'unreadable', reason: 'the body is no text of the charset it names' };
  const text = formField === undefined ? decoded : new URLSearchParams(decoded).get(formField);
  if (text === null) return { kind: 'unreadable', reason: `the form has no field ${formField}` };
  try {
    return { kind: 'read', document: format === 'json' ? openJson(text, lists, embedded) : openXml(text, lists, namespaces) };
  } catch (error) {
    const isOurs = error instanceof SyntaxError && error.message.startsWith('it ');
    const what = formField === undefined ? 'the body' : `the field ${formField}`;
    return { kind: 'unreadable', reason: isOurs ? `${what} is refused: ${error.message}` : `${what} is not ${format.toUpperCase()}` };
  }
}

function decode(body: Buffer, contentType: string | null): string | null {
  const declared = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1];
  const inXml = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)/.exec(body.subarray(0, 200).toString('latin1'))?.[1];
  try {
    return new TextDecoder(inXml ?? declared ?? 'utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}
