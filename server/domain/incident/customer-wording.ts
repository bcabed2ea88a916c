import { z } from 'zod';
import { oneLine } from '../template/clip';
import type { CustomerWording, Incident } from './incident';
import { isToldOnce } from './incident-pause';

/** What fits below a headline on a small phone, in characters. */
export const WORDING_LIMIT = { 'zh-CN': 60, en: 140 } as const;

const words = (language: keyof typeof WORDING_LIMIT) =>
  z
    .string()
    .max(1_000)
    .transform(oneLine)
    .refine((text) => text.length > 0 && [...text].length <= WORDING_LIMIT[language], `1 to ${WORDING_LIMIT[language]} characters`)
    // a number or an address in a sentence that thousands read is a phone, an order or a trap
    .refine((text) => !/\d{7}|https?:|www\./i.test(text), 'no long numbers and no links');

/** What people may choose to tell customers of an incident. */
export const customerWording = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), 'zh-CN': words('zh-CN'), en: words('en') }),
  z.object({ kind: z.literal('silence') }),
]) satisfies z.ZodType<CustomerWording>;

/** Whether the words of an incident can be chosen by hand: only while it lasts, and where customers are not told one by one. */
export function mayBeWorded(incident: Pick<Incident, 'kind' | 'step' | 'phase'>): boolean {
  return incident.kind !== 'fold_difference' && !isToldOnce(incident) && (incident.phase === 'open' || incident.phase === 'joining');
}
