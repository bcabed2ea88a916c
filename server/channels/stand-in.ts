/** One HTTP request as a stand-in sees it. */
export interface StandInRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  /** The query as it was written, with its question mark. */
  search: string;
  headers: Headers;
  body: string;
}

/** What goes back; `hang` never answers, `drop` closes the connection without an answer. */
export type StandInAnswer = { status: number; contentType: string; body: string; location?: string } | 'hang' | 'drop';

/** What a phone would show. */
export interface PhoneMessage {
  id: string;
  channel: 'sms' | 'wechat';
  /** Phone number or openid. */
  to: string;
  from: string;
  at: number;
  /** Text of an SMS. */
  text?: string;
  /** Rows of a template message, and where a tap leads. */
  fields?: { key: string; value: string }[];
  link?: string;
  status: 'accepted' | 'sent' | 'delivered' | 'failed';
}

/** Ways to misbehave; all off on a good day. */
export interface Switches {
  /** Provider's error code to refuse every send with; 0 refuses none. */
  refuse: number;
  /** Send the message, never answer. */
  hang: boolean;
  /** Answer 429 (or the provider's own word for it). */
  tooMany: boolean;
  /** Send the message, lose the answer. */
  loseAnswer: boolean;
  /** How receipts come. */
  receipts: 'in_order' | 'shuffled' | 'none';
  receiptDelayMs: number;
  /** Error code that receipts report instead of delivery; 0 reports delivery. */
  failReceipt: number;
}

export const GOOD_DAY: Switches = {
  refuse: 0,
  hang: false,
  tooMany: false,
  loseAnswer: false,
  receipts: 'in_order',
  receiptDelayMs: 400,
  failReceipt: 0,
};

/** What the stand-ins of one process share: the phones and the switches. */
export interface StandInWorld {
  messages: PhoneMessage[];
  switches: Switches;
  now(): number;
  /** Calls the portal back; a portal that does not answer has missed its receipt. */
  post(url: string, body: string, headers: Record<string, string>): Promise<void>;
  later(ms: number, work: () => void): void;
}

/** Messages kept; the oldest go first. */
const MOST_MESSAGES = 2_000;

export function keepMessage(world: StandInWorld, message: PhoneMessage): void {
  world.messages.push(message);
  if (world.messages.length > MOST_MESSAGES) world.messages.splice(0, world.messages.length - MOST_MESSAGES);
}

/** One provider's stand-in; null for a path that is not the provider's. */
export type StandIn = (request: StandInRequest, world: StandInWorld) => StandInAnswer | null;

export function jsonAnswer(status: number, body: unknown): StandInAnswer {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}
