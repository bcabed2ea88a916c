/** As long as a provider may take: longer, and the deliverer's lease is in danger. */
const TIMEOUT_MS = 8_000;

/**
 * Sends one POST and reads the answer whole, with no second try. A redirect is not followed: what is sent names a person. Throws
 * what the network throws; no fault of it carries the address or the body.
 */
export async function postOnce(url: string, body: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
  return { status: answer.status, text: await answer.text() };
}
