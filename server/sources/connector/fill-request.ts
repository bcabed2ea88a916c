import { type HostRequest, REQUEST_WORD } from '@/server/domain/connector/host-plan';
import type { HostCall } from './call-host';

/** What the words of a request stand for: `since`, `page`, `token`, `secret:name` and their like. */
export type Words = Readonly<Record<string, string>>;

/** A request with its words filled in, each escaped for where it stands: no value can add a parameter, a header or a field. */
export function fillRequest(request: HostRequest, words: Words): Pick<HostCall, 'method' | 'url' | 'headers' | 'body'> {
  const fill = (text: string, escaped: (value: string) => string) =>
    text.replace(REQUEST_WORD, (_, word: string) => escaped(words[word] ?? ''));
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, text]) => [
      name.toLowerCase(),
      fill(text, (value) => value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '')),
    ]),
  );
  if (request.body === undefined) return { method: request.method, url: fill(request.url, encodeURIComponent), headers };
  const type = headers['content-type'] ?? 'application/json';
  return {
    method: request.method,
    url: fill(request.url, encodeURIComponent),
    headers: { ...headers, 'content-type': type },
    body: fill(request.body, escapeFor(type)),
  };
}

function escapeFor(contentType: string): (value: string) => string {
  if (/json/i.test(contentType)) return (value) => JSON.stringify(value).slice(1, -1);
  if (/x-www-form-urlencoded/i.test(contentType)) return encodeURIComponent;
  if (/xml/i.test(contentType)) return (value) => value.replace(/[<>&"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return (value) => value;
}
