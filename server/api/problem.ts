import type { ErrorCode, FieldError } from '@/server/domain/shared/errors';

export interface Problem {
  status: number;
  code: ErrorCode;
  title: string;
  /** What happened in this case and what to do about it. */
  detail: string;
  /** Wrong fields, each with its path and how to mend it. */
  errors?: FieldError[];
  retryAfterS?: number;
  /** Extension members (RFC 9457, 3.2). */
  more?: Record<string, unknown>;
}

/** `application/problem+json` (RFC 9457). `type` leads to the list of codes; `code` is what programs should read. */
export function problem(what: Problem): Response {
  const body = {
    type: `/docs/api#error-${what.code}`,
    title: what.title,
    status: what.status,
    code: what.code,
    detail: what.detail,
    ...(what.errors?.length ? { errors: what.errors } : {}),
    ...what.more,
  };
  const headers: Record<string, string> = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  if (what.retryAfterS !== undefined) headers['retry-after'] = String(Math.max(1, Math.ceil(what.retryAfterS)));
  if (what.status === 401) headers['www-authenticate'] = 'Bearer';
  return new Response(JSON.stringify(body), { status: what.status, headers });
}
