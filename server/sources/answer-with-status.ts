import type { Reply } from './source';

/** What each outcome is in HTTP. */
export const HTTP_STATUS = { taken: 200, ignored: 200, bad_signature: 401, unreadable: 422, try_again: 503 } as const;

/** Answer for vendors that read the HTTP status alone; the body says why, for whoever looks into their log. */
export function answerWithStatus(reply: Reply): Response {
  const headers = reply.kind === 'try_again' ? { 'retry-after': '30' } : undefined;
  const body = reply.kind === 'taken' ? { status: reply.kind } : { status: reply.kind, reason: reply.reason };
  return Response.json(body, { status: HTTP_STATUS[reply.kind], headers });
}
