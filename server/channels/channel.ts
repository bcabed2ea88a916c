import type { Medium } from '../domain/notice/medium';
import type { Instant } from '../domain/shared/instant';

/** In the order in which they are preferred: WeChat costs nothing, and providers of the mainland reach its phones surest (INTEGRATIONS A1). */
export const CHANNEL_CODES = [
  'wechat_template',
  'wechat_subscribe',
  'aliyun_sms',
  'tencent_sms',
  'twilio_sms',
  'email',
  'wecom_robot',
  'dingtalk_robot',
] as const;
export type ChannelCode = (typeof CHANNEL_CODES)[number];

/** Our account with a provider, field by field, as the console or the environment tells it. */
export type Account = Readonly<Record<string, string>>;

export interface AccountField {
  key: string;
  /** Name of the environment variable that holds it while the console does not. */
  environment: string;
  /** Never shown again once it is kept. */
  isSecret?: true;
  /** The channel works without it. */
  isOptional?: true;
}

/** What a message says, in the shape its medium carries. */
export type Content =
  | { kind: 'text'; body: string }
  /** A text that the provider approved beforehand, with the values for its gaps in their order; `body` is what the phone will show. */
  | { kind: 'approved'; templateId: string; signName: string; params: readonly (readonly [name: string, value: string])[]; body: string }
  | { kind: 'fields'; fields: Record<string, string>; link: string; templateId?: string }
  | { kind: 'mail'; subject: string; text: string; html: string; unsubscribe: { url: string } | null }
  | {
      kind: 'robot';
      title: string;
      markdown: string;
      mentions: { phones: string[]; ids: string[]; all: boolean };
      /** A picture (PNG) for robots that take it itself, its address for those that take addresses. */
      picture?: Uint8Array;
      pictureUrl?: string;
    };

/** One message on its way to one address. */
export interface Outgoing {
  /** Our correlation id; it goes along where the provider carries one. The same for a message that is sent again because its answer was lost. */
  attemptId: string;
  /** E.164 phone, openid, mailbox or key of a robot, as the medium knows people. */
  address: string;
  content: Content;
}

/**
 * What became of a send (INTEGRATIONS 0). `permanent`: this address never; `suppressed`: this person does not want it;
 * `config`: our account is wrong, the channel has to pause; `unknown`: the answer was lost, the message may be out.
 */
export type Sent =
  | { outcome: 'accepted'; providerId: string; parts?: number }
  | { outcome: 'retry'; code: string; detail: string; notBefore?: Instant }
  /** `isLocal`: of this address on this channel alone; the rest of its medium and the channel's other addresses are not concerned. */
  | { outcome: 'permanent' | 'suppressed'; code: string; detail: string; isLocal?: true }
  /** `isOfWords`: what this template says is refused; the channel's other messages are not concerned. */
  | { outcome: 'config'; code: string; detail: string; isLocal?: true; isOfWords?: true }
  | { outcome: 'unknown'; detail: string };

/** What a receipt says: on its way, arrived, or not arrived. */
export interface ReceiptNews {
  /** The channel it is about, where another one shares the address that the provider calls. */
  channel?: ChannelCode;
  providerId: string;
  /** Our correlation id where the provider gives it back. */
  attemptId?: string;
  /** The provider's own word. */
  status: string;
  state: 'sent' | 'delivered' | 'failed';
  code?: string;
}

/**
 * A person turned to us on this channel: wants no messages, wants them again, asks who we are, came with the scene of a QR code, or
 * agreed to one more message of a template (`subscribed`) or to none (`unsubscribed`).
 */
export interface Inbound {
  address: string;
  kind: 'stop' | 'start' | 'help' | 'scene' | 'subscribed' | 'unsubscribed';
  scene?: string;
  /** What was agreed to or refused. */
  templateId?: string;
  /** When the provider says that it happened; the same event told again has the same. */
  at?: Instant;
  /** What they wrote, as proof of the wish. */
  words?: string;
}

/** A call of the provider, read once. `url` is the public address that the provider knows, `endpoint` its last part. */
export interface ProviderCall {
  method: string;
  url: string;
  endpoint: string;
  headers: Headers;
  body: string;
}

export type ProviderNews =
  | { kind: 'refused'; reason: string }
  | { kind: 'handshake'; answer: string }
  | { kind: 'news'; receipts: ReceiptNews[]; inbound: Inbound[]; answer: { body: string; contentType: string } };

/** A try as its provider is asked about it. */
export interface AskedAbout {
  attemptId: string;
  address: string;
  startedAt: Instant;
  /** Which of some ids of the provider the answers to other tries have named: those messages are not this one. */
  taken?: (providerIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Whether a text has the words of this try; left out where they were not kept. */
  says?: (body: string) => boolean;
  /** Whether another try to the same address within these moments has no answer that names its message. */
  hasRival?: (window: { from: Instant; to: Instant }) => Promise<boolean>;
}

/** What the provider knows of a try whose answer was lost: that it came, surely never came, or nothing for now. */
export type Found = { kind: 'came'; news: ReceiptNews } | { kind: 'never_came' } | { kind: 'not_known' };

/** The one interface of outbound channels: code over an account, without a memory or settings of its own. */
export interface Channel {
  code: ChannelCode;
  medium: Medium;
  /** Fields of the account, in the order in which somebody fills them in. */
  account: readonly AccountField[];
  /** Kinds of content that the provider takes; `send` refuses the others as `permanent`, code `content`. */
  carries: readonly Content['kind'][];
  /** Whether the provider serves an address of the medium, such as a phone of this country. */
  takes(address: string): boolean;
  /**
   * How staff are reached on this channel: reads an address as somebody typed it, null when it cannot be one. Null where the
   * channel serves customers only. A channel that has it takes content of kind `text`, `mail` or `robot`.
   */
  readStaffAddress: ((text: string) => string | null) | null;
  /**
   * How a group of staff is reached: reads what somebody pasted, such as the address of the group's robot, into what is kept as its
   * `address`; null when it is none. Missing where the channel writes to no groups.
   */
  readGroupAddress?: (text: string) => string | null;
  /** Each message spends a consent that its recipient gave for its template (`subscribed`); without one there is no use in trying. */
  spendsConsent?: true;
  /** Whether the provider knows an id it has seen: what may be out can then be sent again under the same one. */
  knowsIds: boolean;
  /** Every receipt bears our correlation id, so that none has to wait for the answer which names its message. */
  receiptsNameTries?: true;
  /** What the provider lets through, where the console sets no other. */
  cap: { count: number; perMs: number };
  /** Whether the cap is of all that our account sends, as when it says nothing, or of each address for itself. */
  capPer?: 'channel' | 'address';
  /** Sends once, with no retry of its own; never throws for anything the provider or the network does. */
  send(account: Account, message: Outgoing, now: Instant): Promise<Sent>;
  /** Reads receipts, handshakes and inbound messages; `refused` when the signature does not match. Null where the provider never calls. */
  readCall: ((account: Account, call: ProviderCall) => ProviderNews) | null;
  /** Asks what became of a message: null when there is nothing new; never throws. Null where the provider cannot be asked. */
  ask: ((account: Account, providerId: string, about: AskedAbout) => Promise<ReceiptNews | null>) | null;
  /**
   * Looks for a message whose answer was lost, at `now` on the clock of `startedAt`; never throws. Null where the provider cannot be
   * asked by what we know.
   */
  find: ((account: Account, about: AskedAbout, now: Instant) => Promise<Found>) | null;
  /** What the error code of a failed receipt means for trying again. */
  classifyReceipt(code: string | undefined): 'retry' | 'permanent' | 'suppressed' | 'config';
}
