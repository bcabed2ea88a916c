import { z } from 'zod';
import type { Inbound, ProviderCall, ReceiptNews } from '../channel';
import { attemptIn, bareAddress, messageIdOf, readMailbox } from './mail-id';
import { allParts, type MimePart, readHeaders, readMime } from './read-mime';

const STATES = { delivered: 'delivered', bounced: 'failed', deferred: null, complained: null } as const;

/** What a mail provider's events are turned into on their way to us, one or several at once. */
const eventSchema = z.looseObject({
  messageId: z.string().max(500).optional(),
  /** The return path that the event came back to. */
  verp: z.string().max(500).optional(),
  status: z.enum(['delivered', 'bounced', 'deferred', 'complained']),
  /** Enhanced status (RFC 3463) of a bounce, such as 5.1.1. */
  code: z.string().max(50).optional(),
  recipient: z.string().max(320).optional(),
});
type MailEvent = z.infer<typeof eventSchema>;

export interface BounceNews {
  receipts: ReceiptNews[];
  inbound: Inbound[];
}

/**
 * Reads what tells of our mails: events as JSON, or a delivery report (RFC 3464) as the mail server wrote it. Null when the call is
 * neither. Reports on mails that are not ours bring no news.
 */
export function readBounce({ headers, body }: Pick<ProviderCall, 'headers' | 'body'>, from: string): BounceNews | null {
  const isJson = /^\s*[[{]/.test(body);
  if (!isJson) return readReport(headers.get('content-type') ?? '', body, from);
  const events = readEvents(body);
  if (!events) return null;
  return {
    receipts: events.flatMap((event) => receiptOf(event, from)),
    inbound: events.flatMap(({ status, recipient }): Inbound[] => {
      const address = status === 'complained' ? readMailbox(recipient ?? '') : null;
      return address ? [{ address, kind: 'stop', words: 'complaint' }] : [];
    }),
  };
}

function readEvents(body: string): MailEvent[] | null {
  try {
    const read = z.union([eventSchema.transform((one) => [one]), z.array(eventSchema).max(1_000)]).safeParse(JSON.parse(body));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function receiptOf({ messageId, verp, status, code }: MailEvent, from: string): ReceiptNews[] {
  const state = STATES[status];
  const attemptId = attemptIn(messageId ?? '') ?? attemptIn(verp ?? '');
  if (!state || !attemptId) return [];
  return [news(attemptId, state, from, code)];
}

function news(attemptId: string, state: ReceiptNews['state'], from: string, code?: string): ReceiptNews {
  return { providerId: messageIdOf(attemptId, from), attemptId, status: state, state, ...(state === 'failed' && code ? { code } : {}) };
}

/** Whether a mail came (RFC 3464, 2.3.3): `relayed` and `expanded` left the servers that report, `delayed` is still tried. */
const ACTIONS: Record<string, ReceiptNews['state']> = { failed: 'failed', delivered: 'delivered' };

function readReport(contentType: string, body: string, from: string): BounceNews | null {
  const isBare =
    contentType.toLowerCase().startsWith('multipart/report') && !/^content-type:/im.test(body.slice(0, body.search(/\r?\n\r?\n/)));
  const mail = readMime(isBare ? `Content-Type: ${contentType}\n\n${body}` : body);
  const parts = allParts(mail);
  const status = parts.find(({ type }) => type === 'message/delivery-status');
  if (!status) return null;
  const [about = new Map<string, string>(), ...recipients] = status.text
    .trim()
    .split(/\n[ \t]*\n/)
    .map(readHeaders);
  const attemptId = attemptOf(about, mail, parts);
  if (!attemptId) return { receipts: [], inbound: [] };
  const receipts = recipients.flatMap((fields) => {
    const state = ACTIONS[(fields.get('action') ?? '').toLowerCase()];
    return state ? [news(attemptId, state, from, fields.get('status')?.split(' ')[0])] : [];
  });
  return { receipts: receipts.slice(0, 1), inbound: [] };
}

/** The try that a report is about: by the envelope id, the return path it came back to, or the Message-ID of what it encloses. */
function attemptOf(about: ReadonlyMap<string, string>, mail: MimePart, parts: readonly MimePart[]): string | null {
  const envelope = about.get('original-envelope-id');
  const enclosed = parts.filter((part) => part !== mail).flatMap(({ headers }) => headers.get('message-id') ?? []);
  return [
    ...(envelope ? [`${envelope}@`] : []),
    ...['to', 'delivered-to', 'x-original-to'].map((name) => bareAddress(mail.headers.get(name) ?? '') ?? ''),
    ...enclosed,
  ].reduce<string | null>((found, text) => found ?? attemptIn(text), null);
}
