import { z } from 'zod';
import type { Instant } from '../shared/instant';
import type { Language } from '../shared/language';
import { clip, oneLine } from './clip';
import type { TemplateKey } from './library';
import { parseWords } from './parse-words';
import { type MessageInput, sayVariable } from './say-variable';
import { isVariable, requiredOf, type Variable, variablesOf } from './variables';
import { shippedWords } from './words';

/** Providers of SMS on the mainland that send nothing but texts they approved. */
export const APPROVING_CHANNELS = ['aliyun_sms', 'tencent_sms'] as const;
export type ApprovingChannel = (typeof APPROVING_CHANNELS)[number];

export function isApproving(channel: string): channel is ApprovingChannel {
  return (APPROVING_CHANNELS as readonly string[]).includes(channel);
}

/** `refused` says why; `retired` was approved and another one took its place, or somebody took it back. */
export const APPROVAL_STATES = ['draft', 'submitted', 'approved', 'refused', 'retired'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** Where each state may go from there; what is approved or on its way is not written anew, but as another one. */
export const NEXT_STATES: Record<ApprovalState, readonly ApprovalState[]> = {
  draft: ['submitted', 'approved', 'refused'],
  submitted: ['approved', 'refused', 'draft'],
  approved: ['refused', 'retired'],
  refused: ['draft', 'submitted', 'approved'],
  retired: ['draft'],
};

/** What a provider approves: one text, with gaps that we fill. */
export const providerText = z.object({
  /** The provider's id, such as SMS_154950909; '' until it has given one. */
  templateId: z.string().trim().max(40).regex(/^\w*$/),
  signName: z.string().trim().min(2).max(12),
  /** As the provider has it, with gaps in its own writing: `${orderNo}` or `{1}`. */
  text: z.string().trim().min(1).max(500),
  /** What each gap is filled with, and what stands there when that is unknown. */
  gaps: z.array(z.object({ name: z.string().max(20), variable: z.string().max(20), otherwise: z.string().trim().max(35) })).max(20),
});
export type ProviderText = z.infer<typeof providerText>;

export interface ProviderTemplate extends ProviderText {
  id: string;
  channel: ApprovingChannel;
  /** '' for every shop without its own. */
  shop: string;
  key: TemplateKey;
  language: Language;
  state: ApprovalState;
  /** Why it was refused, in the provider's words. */
  reason: string;
  changedAt: Instant;
  changedBy: string;
}

const GAP: Record<ApprovingChannel, RegExp> = { aliyun_sms: /\$\{(\w{1,20})\}/g, tencent_sms: /\{(\d{1,2})\}/g };

/** Names of the gaps of a provider's text, each once, in their order; Tencent's by number, for they are handed over in a row. */
export function gapNames(channel: ApprovingChannel, text: string): string[] {
  const names = [...new Set([...text.matchAll(GAP[channel])].map(([, name]) => name!))];
  return channel === 'tencent_sms' ? names.sort((a, b) => Number(a) - Number(b)) : names;
}

/** Letters of values that a provider takes at most (INTEGRATIONS A4). */
export interface ParamLimits extends Record<ApprovingChannel, number> {}
export const PARAM_LIMITS: ParamLimits = { aliyun_sms: 35, tencent_sms: 12 };

export type ProviderFinding =
  /** Blocks it from being used. */
  | { kind: 'gap_unmapped' | 'unknown_variable' | 'needs_otherwise' | 'otherwise_too_long' | 'missing'; what: string }
  | { kind: 'numbers_with_holes' | 'no_template_id' }
  /** Worth a look. */
  | { kind: 'not_told' | 'cut'; what: string }
  | { kind: 'no_way_out' | 'signed_twice' | 'advertising' };

const HINTS: ReadonlySet<string> = new Set(['not_told', 'cut', 'no_way_out', 'signed_twice', 'advertising', 'no_template_id']);

export function isProviderFault({ kind }: ProviderFinding): boolean {
  return !HINTS.has(kind);
}

/** Values are cut in front where the end tells things apart. */
const ENDS_TELL: ReadonlySet<Variable> = new Set<Variable>(['orderNo', 'trackingNo']);

function fitValue(variable: Variable, words: string, limit: number): string {
  const line = oneLine(words);
  if (line.length <= limit) return line;
  return ENDS_TELL.has(variable)
    ? `…${[...line]
        .slice(-(limit - 1))
        .join('')
        .slice(-(limit - 1))}`
    : clip(line, limit);
}

/** Variables that are longer than a limit in practice. */
const OFTEN_LONG: Partial<Record<Variable, number>> = {
  orderNo: 14,
  parcel: 30,
  reason: 16,
  trackingNo: 15,
  time: 16,
  carrier: 8,
  about: 16,
};

/** What is wrong with a provider's text and its gaps, and what is worth a second look. */
export function checkProviderText(
  { channel, key }: { channel: ApprovingChannel; key: TemplateKey },
  { text, gaps, templateId }: ProviderText,
  limit: number,
): ProviderFinding[] {
  const found: ProviderFinding[] = [];
  const names = gapNames(channel, text);
  const { always, sometimes } = variablesOf(key);
  const told = new Set<string>();
  for (const name of names) {
    const gap = gaps.find((one) => one.name === name);
    if (!gap) found.push({ kind: 'gap_unmapped', what: name });
    else if (!isVariable(gap.variable) || !(always.includes(gap.variable) || sometimes.includes(gap.variable)))
      found.push({ kind: 'unknown_variable', what: name });
    else {
      told.add(gap.variable);
      if (!always.includes(gap.variable) && gap.otherwise === '') found.push({ kind: 'needs_otherwise', what: name });
      if (gap.otherwise.length > limit) found.push({ kind: 'otherwise_too_long', what: name });
      if ((OFTEN_LONG[gap.variable] ?? 0) > limit) found.push({ kind: 'cut', what: name });
    }
  }
  if (channel === 'tencent_sms' && names.some((name, i) => Number(name) !== i + 1)) found.push({ kind: 'numbers_with_holes' });
  for (const name of requiredOf(key)) if (!told.has(name)) found.push({ kind: name === 'orderNo' ? 'missing' : 'not_told', what: name });
  if (!/退订|拒收|opt out|STOP/i.test(text)) found.push({ kind: 'no_way_out' });
  if (/^\s*【/.test(text)) found.push({ kind: 'signed_twice' });
  if (/优惠|促销|折扣|红包|特价|抽奖/.test(text)) found.push({ kind: 'advertising' });
  if (templateId === '') found.push({ kind: 'no_template_id' });
  return found;
}

/** What goes to the provider, and what the phone will show. */
export interface Approved {
  kind: 'approved';
  templateId: string;
  signName: string;
  params: [name: string, value: string][];
  body: string;
}

/**
 * A message in the words a provider approved: the values of its gaps, none empty, none an address and none longer than the provider
 * takes. Throws when a value is unknown and nothing is to stand in its place.
 */
export function renderApproved(
  { channel, templateId, signName, text, gaps }: Pick<ProviderTemplate, 'channel' | keyof ProviderText>,
  input: MessageInput,
  limit: number,
): Approved {
  const params = gapNames(channel, text).map((name): [string, string] => {
    const gap = gaps.find((one) => one.name === name);
    const said = gap && isVariable(gap.variable) ? sayVariable(gap.variable, input) : null;
    const value =
      gap && isVariable(gap.variable) && said ? fitValue(gap.variable, withoutAddresses(said), limit) : oneLine(gap?.otherwise ?? '');
    if (!value) throw new Error(`the gap ${name} of ${input.key} cannot be filled`);
    return [name, value];
  });
  const values = new Map(params);
  const body = `【${signName}】${text.replace(GAP[channel], (_, name: string) => values.get(name) ?? '')}`;
  return { kind: 'approved', templateId, signName, params, body };
}

/** Providers refuse a value with an address in it. */
function withoutAddresses(value: string): string {
  return value.replace(/(https?:\/\/|www\.)\S*/gi, '…');
}

/**
 * The approved template for a message; null where none is. A shop's own before one for every shop; the reader's language before
 * Chinese, which everybody with a mainland number is better told in than not at all.
 */
export function chooseApproved(
  approved: readonly ProviderTemplate[],
  { channel, shop, key, language }: Pick<ProviderTemplate, 'channel' | 'shop' | 'key' | 'language'>,
): ProviderTemplate | null {
  const fitting = approved.filter((one) => one.channel === channel && one.key === key && one.state === 'approved' && one.templateId !== '');
  const languages = [...new Set<Language>([language, 'zh-CN'])];
  return (
    languages.flatMap((lang) => [shop, ''].map((of) => fitting.find((one) => one.language === lang && one.shop === of))).find(Boolean) ??
    null
  );
}

const SAMPLES: Partial<Record<Variable, string>> = { parcel: '包裹' };
const WAY_OUT = { zh: '拒收请回复R', en: 'Reply STOP to opt out' };

/**
 * A text to apply with: the shipped words as the provider writes gaps, without optional parts and with as few gaps as can be.
 * `page` is the fixed part of a page's address, such as https://tuike.example/q/; its end is a gap, and reviewers may refuse it.
 */
export function suggestText(
  channel: ApprovingChannel,
  key: TemplateKey,
  language: Language,
  page: string | null,
): Pick<ProviderText, 'text' | 'gaps'> {
  const order: Variable[] = [];
  const gap = (variable: Variable): string => {
    if (!order.includes(variable)) order.push(variable);
    return channel === 'aliyun_sms' ? `\${${variable}}` : `{${order.indexOf(variable) + 1}}`;
  };
  const { parts } = parseWords(shippedWords(key, 'sms', language).text);
  const isEnglish = language === 'en';
  const words = parts.map((part) => {
    if (part.kind === 'optional') return '';
    if (part.kind === 'letters') return part.letters;
    const plain = isEnglish ? (part.name === 'parcel' ? 'your parcel' : undefined) : SAMPLES[part.name as Variable];
    return plain ?? gap(part.name as Variable);
  });
  const link = page ? `${isEnglish ? ' ' : '详情 '}${page}${gap('pageCode')}` : '';
  const text = `${words.join('').trim()}${link} ${isEnglish ? WAY_OUT.en : WAY_OUT.zh}`;
  const gaps = order.map((variable, i) => ({ name: channel === 'aliyun_sms' ? variable : String(i + 1), variable, otherwise: '' }));
  return { text, gaps };
}
