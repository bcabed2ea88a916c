const TIMEOUT_MS = 10_000;
const LARGEST_ANSWER = 4 * 1024 * 1024;

/** What came back over the wire, or why nothing did, in words without personal data. */
export type VendorReply = { kind: 'answered'; status: number; body: Buffer } | { kind: 'no_answer'; detail: string };

/**
 * Posts to a vendor, once: ten seconds, no redirect followed, an answer of at most 4 MiB. Never throws for what the vendor
 * or the network does. The host comes from the operator's environment, never from data.
 */
export async function callVendor(
  url: string,
  body: string | URLSearchParams,
  headers: Record<string, string> = {},
  timeoutMs = TIMEOUT_MS,
): Promise<VendorReply> {
  try {
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    return { kind: 'answered', status: response.status, body: await readAnswer(response) };
  } catch (error) {
    return { kind: 'no_answer', detail: `no answer (${faultOf(error)})` };
  }
}

async function readAnswer(response: Response): Promise<Buffer> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > LARGEST_ANSWER) {
      await reader?.cancel();
      throw new Error('AnswerTooLarge');
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function faultOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  if (cause instanceof Error) return faultOf(cause);
  return error instanceof Error ? error.name : 'unknown';
}

/** The answer as JSON; undefined when it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
