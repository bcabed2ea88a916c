import { smsLength } from '../domain/template/sms-length';
import type { PhoneMessage, StandInWorld } from './stand-in';

/** A text that a provider approved, with its gaps as that provider writes them. */
export interface ApprovedText {
  templateId: string;
  text: string;
}

/** What the stand-ins know from the start; further ones are told to `POST /templates`. */
export const STAND_IN_TEMPLATES: readonly ApprovedText[] = [
  { templateId: 'SMS_100000001', text: `\${code} 是您的查询验证码，10 分钟内有效。我们不会向您索要，请勿告诉任何人。` },
  { templateId: '1000001', text: '{1} 是您的查询验证码，10 分钟内有效。我们不会向您索要，请勿告诉任何人。' },
];

/** What the phone shows: signature first, gaps filled. */
export function filled(signName: string, text: string, gap: RegExp, values: ReadonlyMap<string, string>): string {
  return `【${signName}】${text.replace(gap, (_, name: string) => values.get(name) ?? '')}`;
}

/** Messages a text is charged as: long ones by 67 characters. */
export function partsOf(message: PhoneMessage): number {
  return smsLength(message.text ?? '').segments;
}

/** A moment as mainland providers write it: the clock in Shanghai. */
export function shanghaiClock(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** A provider that gathers receipts and pushes them to the one address that its console was given. */
export interface Receipts<Row> {
  /** The carrier's word on a message comes after a while, whether or not the push of it does. */
  expect(world: StandInWorld, message: PhoneMessage, row: (code: string | null) => Row): void;
}

/**
 * Pushes receipts in arrays. Shuffled ones are held back for others to join and come newest first, and once more later, as after an
 * answer that the provider did not hear.
 */
export function receiptsTo<Row>(url: string): Receipts<Row> {
  const held: Row[] = [];
  const push = (world: StandInWorld, rows: readonly Row[]) =>
    void world.post(url, JSON.stringify(rows), { 'content-type': 'application/json; charset=utf-8' });
  return {
    expect(world, message, row) {
      const { receipts, receiptDelayMs, failReceipt } = world.switches;
      world.later(receiptDelayMs, () => {
        message.status = failReceipt ? 'failed' : 'delivered';
        const told = row(failReceipt ? String(failReceipt) : null);
        if (receipts === 'none') return;
        if (receipts === 'in_order') return push(world, [told]);
        held.push(told);
        if (held.length > 1) return;
        world.later(receiptDelayMs * 2, () => {
          const rows = held.splice(0).reverse();
          push(world, rows);
          world.later(receiptDelayMs, () => push(world, rows));
        });
      });
    },
  };
}
