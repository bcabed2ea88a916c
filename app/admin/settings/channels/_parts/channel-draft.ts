import type { ChannelShown } from '@/server/api/trpc/answers';

/** The settings of a channel as somebody is writing them. */
export interface ChannelDraft {
  /** Null takes the account of the environment; else fields as typed, null where what is kept stays. */
  account: Record<string, string | null> | null;
  capCount: string;
  capSeconds: string;
  price: string;
  currency: string;
  ceiling: string;
}

const MILLION = 1_000_000;

/** What is held, for its fields to begin with. */
export function draftOf({ from, cap, priceMicros, currency, ceilingMicros, fields }: ChannelShown): ChannelDraft {
  return {
    account: from === 'console' ? fieldsOf({ fields }) : null,
    capCount: cap ? String(cap.count) : '',
    capSeconds: cap ? String(cap.perMs / 1_000) : '',
    price: priceMicros === 0 ? '' : String(priceMicros / MILLION),
    currency,
    ceiling: ceilingMicros === null ? '' : String(ceilingMicros / MILLION),
  };
}

/** The fields of the account that is in force; secrets are kept as they are. */
export function fieldsOf({ fields }: Pick<ChannelShown, 'fields'>): Record<string, string | null> {
  return Object.fromEntries(fields.map(({ key, isSecret, isKept, value }) => [key, isSecret && isKept ? null : value]));
}

/** What somebody typed over `before`, on top of `after`, which somebody else saved meanwhile; untouched fields are as they are held. */
export function carryOver(draft: ChannelDraft, before: ChannelDraft, after: ChannelDraft): ChannelDraft {
  const { account, ...rest } = draft;
  const typed = Object.entries(rest).filter(([key, value]) => value !== before[key as keyof typeof rest]);
  return { ...after, ...Object.fromEntries(typed), account: accountOver(account, before.account, after.account) };
}

function accountOver(typed: ChannelDraft['account'], before: ChannelDraft['account'], after: ChannelDraft['account']) {
  if (typed === null) return before === null ? after : null;
  const changed = Object.entries(typed).filter(([key, value]) => value !== (before?.[key] ?? null));
  return changed.length === 0 && before !== null ? after : { ...(after ?? typed), ...Object.fromEntries(changed) };
}

/** The wish of a draft; null where a number is none. */
export function wishOf({ account, currency, ...draft }: ChannelDraft) {
  const price = micros(draft.price || '0');
  const ceiling = draft.ceiling.trim() === '' ? null : micros(draft.ceiling);
  const cap = capOf(draft);
  const isBad = price === undefined || ceiling === undefined || cap === undefined || !/^[A-Z]{3}$/.test(currency);
  return isBad ? null : { account, currency, cap, priceMicros: price, ceilingMicros: ceiling };
}

function micros(text: string): number | undefined {
  const amount = Math.round(Number(text) * MILLION);
  return Number.isSafeInteger(amount) && amount >= 0 ? amount : undefined;
}

function capOf({
  capCount,
  capSeconds,
}: Pick<ChannelDraft, 'capCount' | 'capSeconds'>): { count: number; perMs: number } | null | undefined {
  if (capCount.trim() === '' && capSeconds.trim() === '') return null;
  const count = Number(capCount);
  const perMs = Number(capSeconds || '1') * 1_000;
  const isWhole = Number.isInteger(count) && count > 0 && Number.isInteger(perMs) && perMs >= 1_000;
  return isWhole ? { count, perMs } : undefined;
}
