import type { Delivery } from './source';

/** Header of a kept push that holds the part of its address which the vendor signed; written here, never by a sender. */
const HEADER = 'delivered-query';

/** The headers, with the named query parameters among them, so that a push that is read again later can be verified again. */
export function withDeliveredQuery(headers: Headers, names: readonly string[] | undefined, url: string | undefined): Headers {
  if (!names) return headers;
  const kept = new Headers(headers);
  const named = [...new URL(url ?? 'http://none').searchParams].filter(([name]) => names.includes(name));
  kept.set(HEADER, new URLSearchParams(named).toString());
  return kept;
}

/** The query parameters of a push that its source asks for. */
export function deliveredQuery(delivery: Delivery): URLSearchParams {
  return new URLSearchParams(delivery.headers.get(HEADER) ?? '');
}
