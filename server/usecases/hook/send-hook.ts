import { Agent as PlainAgent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { hookAddressFault, hookHost } from '@/server/domain/hook/hook-address';
import { type HookOutcome, judgeAnswer } from '@/server/domain/hook/hook-answer';
import { messageId } from '@/server/domain/hook/hook-payload';
import { type Instant, SECOND } from '@/server/domain/shared/instant';
import { storable } from '@/server/domain/shared/storable';
import { redactText } from '@/server/domain/tracking/redact-text';
import { environment } from '@/server/platform/environment';
import { singleton } from '@/server/platform/singleton';
import { callHost } from '@/server/sources/connector/call-host';
import { signWebhook } from '@/server/sources/standard_webhooks/standard-webhooks';
import type { DueHookMessage, HookTry } from '@/server/store/hook-message';

/** Standard Webhooks asks for 15 to 30 seconds. */
const TIMEOUT_MS = 15 * SECOND;
/** Of the answer, for people who look for what went wrong; its words are kept without what looks like personal data. */
const READ_BYTES = 1_024;
const RESTING_MS = 30 * SECOND;

/** Connections that are used again, for all hooks: which hosts are allowed is the same for all of them. */
function agents() {
  return singleton('hook-agents', () => {
    const options = { keepAlive: true, maxFreeSockets: 16, timeout: RESTING_MS };
    return { plain: new PlainAgent(options), secure: new SecureAgent(options) };
  });
}

/**
 * Sends one message once, signed for this moment (Standard Webhooks 1.0.0). Never throws for what the other side does. Addresses inside
 * our own network are refused when the connection is made; redirects are not followed.
 */
export async function sendHook(
  message: Pick<DueHookMessage, 'id' | 'url' | 'secrets'>,
  body: string,
  now: Instant,
): Promise<{ outcome: HookOutcome; attempt: HookTry }> {
  const privateHosts = environment().DAONA_HOOK_PRIVATE_HOSTS;
  const begunAt = performance.now();
  const fault = hookAddressFault(message.url, privateHosts);
  if (fault)
    return { outcome: { kind: 'failed', notBefore: null }, attempt: { at: now, status: null, fault: fault.en, answer: '', tookMs: 0 } };
  const id = messageId(message.id);
  const timestamp = String(Math.floor(now / SECOND));
  const reply = await callHost({
    method: 'POST',
    url: message.url,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': message.secrets.map((secret) => signWebhook(id, timestamp, body, secret)).join(' '),
    },
    body,
    timeoutMs: TIMEOUT_MS,
    privateHosts,
    onlyFirst: READ_BYTES,
    agent: message.url.startsWith('https:') ? agents().secure : agents().plain,
  });
  const tookMs = Math.round(performance.now() - begunAt);
  if (reply.kind === 'no_answer') {
    const attempt = { at: now, status: null, fault: reply.reason, answer: '', tookMs };
    return { outcome: judgeAnswer(reply, now), attempt };
  }
  const { status, headers } = reply;
  const outcome = judgeAnswer({ kind: 'answered', status, retryAfter: headers['retry-after'] ?? null }, now);
  const answer = redactText(storable(reply.body.toString('utf8')));
  return { outcome, attempt: { at: now, status, fault: null, answer, tookMs } };
}

/** What a log may say of a hook's address. */
export function hostOfHook(message: Pick<DueHookMessage, 'url'>): string {
  return hookHost(message.url);
}
