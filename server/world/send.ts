/** The product cannot be reached or asks to wait; what was to be sent must be sent again. */
export class Away extends Error {
  constructor(
    message: string,
    readonly retryAfterMs: number,
  ) {
    super(message);
    this.name = 'Away';
  }
}

export interface Sending {
  url: string;
  headers: Record<string, string>;
  body: string | URLSearchParams;
}

export type Answer = { kind: 'taken'; json: unknown } | { kind: 'refused'; status: number; text: string };

const TIMEOUT_MS = 30_000;
/** Refusals that another try may overcome: a key not made yet, a server that starts, limits. */
const TEMPORARY = new Set([401, 403, 408, 425, 429]);

/** Posts once. Throws `Away` when the same bytes should be tried again later. */
export async function send({ url, headers, body }: Sending): Promise<Answer> {
  const response = await reach(url, { method: 'POST', headers, body });
  const text = await response.text();
  if (response.ok) return { kind: 'taken', json: readJson(text) };
  return { kind: 'refused', status: response.status, text: text.slice(0, 300) };
}

/** Any request of the world. Throws `Away` when nobody answers or the answer says to come back. */
export async function reach(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    throw new Away(`${new URL(url).origin} does not answer (${(error as Error).message})`, 1_000);
  }
  if (response.status >= 500 || TEMPORARY.has(response.status)) {
    const waitS = Number(response.headers.get('retry-after'));
    await response.body?.cancel();
    throw new Away(`${new URL(url).pathname} answered ${response.status}`, waitS > 0 ? waitS * 1_000 : 2_000);
  }
  return response;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
