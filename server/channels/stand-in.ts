import { randomUUID } from 'node:crypto';

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

/** What a phone, a mailbox or a group would show. */
export interface PhoneMessage {
  id: string;
  channel: 'sms' | 'wechat' | 'mail' | 'robot';
  /** Phone number, openid, mailbox or key of a group's robot. */
  to: string;
  /** Whose SMS it is, where answers do not go to Twilio. */
  provider?: 'aliyun' | 'tencent';
  from: string;
  at: number;
  /** Text of an SMS, letters of a mail, markdown of a robot. */
  text?: string;
  mail?: {
    subject: string;
    html: string;
    returnPath: string;
    unsubscribeUrl?: string;
    isOneClick: boolean;
    /** Status that the address for one click answered with; null when it did not answer. */
    unsubscribed?: number | null;
  };
  /** Whom a robot called. */
  mentions?: string[];
  /** Base64 of the picture that a robot sent. */
  picture?: string;
  /** Rows of a template message, and where a tap leads. */
  fields?: { key: string; value: string }[];
  link?: string;
  status: 'accepted' | 'sent' | 'delivered' | 'failed';
}

/** Ways to misbehave; all off on a good day. */
export interface Switches {
  /** Error code to refuse every send with, of the providers whose codes are numbers or of those whose are names; 0 refuses none. */
  refuse: number | string;
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
  failReceipt: number | string;
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
  /** Texts that providers approved, by their ids. */
  templates: Map<string, string>;
  switches: Switches;
  /** Messages kept; the oldest go first. */
  mostMessages: number;
  now(): number;
  /** Calls the portal back and answers the status; null from a portal that does not answer and has missed its receipt. */
  post(url: string, body: string, headers: Record<string, string>): Promise<number | null>;
  later(ms: number, work: () => void): void;
}

export function keepMessage(world: StandInWorld, message: PhoneMessage): void {
  world.messages.push(message);
  if (world.messages.length > world.mostMessages) world.messages.splice(0, world.messages.length - world.mostMessages);
}

const ROBOT_CAP = { count: 20, perMs: 60_000 };

/** Keeps what a group's robot was given; false when that robot has spoken too often in a minute. */
export function keepRobotMessage(
  world: StandInWorld,
  message: Pick<PhoneMessage, 'to' | 'from'> & Partial<Pick<PhoneMessage, 'text' | 'mentions' | 'picture'>>,
): boolean {
  const at = world.now();
  const recent = world.messages.filter((m) => m.channel === 'robot' && m.to === message.to && m.at > at - ROBOT_CAP.perMs);
  if (recent.length >= ROBOT_CAP.count) return false;
  keepMessage(world, { id: randomUUID(), channel: 'robot', at, status: 'delivered', ...message });
  return true;
}

/** One provider's stand-in; null for a path that is not the provider's. */
export type StandIn = (request: StandInRequest, world: StandInWorld) => StandInAnswer | null;

export function jsonAnswer(status: number, body: unknown): StandInAnswer {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}
