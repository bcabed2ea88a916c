import type { Instant } from '../domain/shared/instant';

export const CHANNEL_CODES = ['wechat_template', 'twilio_sms'] as const;
export type ChannelCode = (typeof CHANNEL_CODES)[number];

/** One message on its way to one address. */
export interface Outgoing {
  /** Our correlation id; it goes along where the provider carries one. */
  attemptId: string;
  /** E.164 phone or openid, as the channel knows people. */
  address: string;
  content: { kind: 'text'; body: string } | { kind: 'fields'; fields: Record<string, string>; link: string };
}

/**
 * What became of a send (INTEGRATIONS 0). `permanent`: this address never; `suppressed`: this person does not want it;
 * `config`: our account is wrong, the channel has to pause; `unknown`: the answer was lost, the message may be out.
 */
export type Sent =
  | { outcome: 'accepted'; providerId: string }
  | { outcome: 'retry'; code: string; detail: string; notBefore?: Instant }
  | { outcome: 'permanent' | 'suppressed' | 'config'; code: string; detail: string }
  | { outcome: 'unknown'; detail: string };

/** What a receipt says: on its way, arrived, or not arrived. */
export interface ReceiptNews {
  providerId: string;
  /** Our correlation id where the provider gives it back. */
  attemptId?: string;
  /** The provider's own word. */
  status: string;
  state: 'sent' | 'delivered' | 'failed';
  code?: string;
}

/** A person turned to us on this channel: wants no messages, wants them again, or came with the scene of a QR code. */
export interface Inbound {
  address: string;
  kind: 'stop' | 'start' | 'scene';
  scene?: string;
}

/** A call of the provider, read once. `url` is the public address that the provider knows. */
export interface ProviderCall {
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

export type ProviderNews =
  | { kind: 'refused'; reason: string }
  | { kind: 'handshake'; answer: string }
  | { kind: 'news'; receipts: ReceiptNews[]; inbound: Inbound[]; answer: { body: string; contentType: string } };

/** The one interface of outbound channels. */
export interface Channel {
  code: ChannelCode;
  /**
   * How staff are reached on this channel: reads an address as somebody typed it, null when it cannot be one. Null where the
   * channel serves customers only. A channel that has it takes content of kind `text`.
   */
  readStaffAddress: ((text: string) => string | null) | null;
  /** Why the channel cannot be used on this installation; null when it can. */
  missing(): string | null;
  /** Sends once, with no retry of its own; never throws for anything the provider or the network does. */
  send(message: Outgoing, now: Instant): Promise<Sent>;
  /** Reads receipts, handshakes and inbound messages; `refused` when the signature does not match. */
  readCall(call: ProviderCall): ProviderNews;
  /** Asks what became of a message: null when there is nothing new; never throws. Null where the provider cannot be asked. */
  ask: ((providerId: string) => Promise<ReceiptNews | null>) | null;
  /** What the error code of a failed receipt means for trying again. */
  classifyReceipt(code: string | undefined): 'retry' | 'permanent' | 'suppressed' | 'config';
}
