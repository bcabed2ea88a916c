import twilio from 'twilio';
import { readWish } from '../../domain/consent/read-wish';
import { readPhone } from '../../domain/shared/phone';
import { sameSecret } from '../../platform/crypto';
import { publicUrl } from '../../platform/environment';
import type { Account, AccountField, Channel, Outgoing, ProviderCall, ProviderNews, Sent } from '../channel';
import { networkFault } from '../network-fault';
import { toldAttempt } from '../told-attempt';
import { classifyAnswer, classifyCode } from './classify';
import { twilioClient } from './client';
import { ask, find, readState } from './records';

const FIELDS: readonly AccountField[] = [
  { key: 'sid', environment: 'TWILIO_ACCOUNT_SID' },
  { key: 'token', environment: 'TWILIO_AUTH_TOKEN', isSecret: true },
  { key: 'from', environment: 'TWILIO_FROM' },
  { key: 'baseUrl', environment: 'TWILIO_BASE_URL', isOptional: true },
];

/** Where Twilio reports on a message; our correlation id is its query. */
function callbackUrl(attemptId: string): string {
  return `${publicUrl()}/api/receipts/twilio_sms/main?attempt=${attemptId}`;
}

/** The SDK throws what an error answer holds; anything without a status never was an answer. */
function readFault(error: unknown): Sent {
  const { status, code, message } = error as { status?: number; code?: unknown; message?: string };
  if (typeof status !== 'number') return networkFault(error);
  return classifyAnswer(status, typeof code === 'number' ? code : undefined, (message ?? '').slice(0, 200));
}

async function send(own: Account, { attemptId, address, content }: Outgoing): Promise<Sent> {
  if (content.kind !== 'text') return { outcome: 'permanent', code: 'content', detail: 'an SMS carries text' };
  try {
    const message = await twilioClient(own).messages.create({
      to: address,
      from: own.from!,
      body: content.body,
      statusCallback: callbackUrl(attemptId),
    });
    if (!message.sid) return { outcome: 'unknown', detail: 'the answer named no message' };
    return { outcome: 'accepted', providerId: message.sid };
  } catch (error) {
    return readFault(error);
  }
}

const ANSWER = { body: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>', contentType: 'text/xml' };

/** Nearly always the address is signed as it was called; the SDK tries the other ways in which Twilio is known to write it. */
function isSigned(token: string, signature: string, url: string, params: Record<string, string | string[]>): boolean {
  return (
    sameSecret(signature, twilio.getExpectedTwilioSignature(token, url, params)) || twilio.validateRequest(token, signature, url, params)
  );
}

function readCall(own: Account, { url, headers, body }: ProviderCall): ProviderNews {
  const form = new URLSearchParams(body);
  const params: Record<string, string | string[]> = {};
  for (const key of new Set(form.keys())) {
    const values = form.getAll(key);
    params[key] = values.length > 1 ? values : values[0]!;
  }
  if (!isSigned(own.token!, headers.get('x-twilio-signature') ?? '', url, params)) {
    return { kind: 'refused', reason: 'the signature does not match' };
  }
  const providerId = form.get('MessageSid') ?? form.get('SmsSid');
  const status = form.get('MessageStatus') ?? form.get('SmsStatus') ?? '';
  const text = form.get('Body');
  if (status === 'received' || (text !== null && form.get('From'))) return inboundNews(form.get('From') ?? '', text ?? '');
  const state = readState(status);
  const attemptId = toldAttempt(new URL(url).searchParams.get('attempt'));
  const code = form.get('ErrorCode') ?? undefined;
  const receipts =
    providerId && state ? [{ providerId, ...(attemptId ? { attemptId } : {}), status, state, ...(code ? { code } : {}) }] : [];
  return { kind: 'news', receipts, inbound: [], answer: ANSWER };
}

function inboundNews(address: string, text: string): ProviderNews {
  const kind = readWish(text);
  return { kind: 'news', receipts: [], inbound: kind && address ? [{ address, kind, words: text.trim() }] : [], answer: ANSWER };
}

/** SMS through Twilio Programmable Messaging. */
export const twilioSms: Channel = {
  code: 'twilio_sms',
  medium: 'sms',
  account: FIELDS,
  carries: ['text'],
  takes: () => true,
  readStaffAddress: (text) => readPhone(text),
  knowsIds: false,
  receiptsNameTries: true,
  cap: { count: 10, perMs: 1_000 },
  send,
  readCall,
  ask,
  find,
  classifyReceipt: (code) => (code && /^\d+$/.test(code) ? classifyCode(Number(code)) : 'permanent'),
};
