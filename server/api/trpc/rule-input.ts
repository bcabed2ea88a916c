import { z } from 'zod';
import { type Consequence, MOST_NESTED } from '@/server/domain/rule/consequence';
import type { AlertTarget } from '@/server/domain/rule/rule';
import { TICKET_CLASSES, TICKET_PRIORITIES } from '@/server/domain/ticket/ticket';

const names = z.array(z.string().min(1).max(80)).min(1).max(200).optional();
const amount = z.number().min(0).max(1e12).optional();
const role = z.enum(['agent', 'supervisor', 'admin']);

/** Orders that a rule is about (domain/rule/rule-scope.ts). */
export const ruleScope = z
  .object({
    shops: names,
    channels: names,
    orderTypes: z
      .array(z.enum(['normal', 'presale', 'custom']))
      .min(1)
      .optional(),
    regions: names,
    origins: names,
    lane: z.enum(['domestic', 'cross_border']).optional(),
    amountFrom: amount,
    amountTo: amount,
    currency: z.string().length(3).optional(),
    categories: names,
    carriers: names,
    tags: names,
    vip: z.boolean().optional(),
  })
  .strict()
  .refine(
    ({ amountFrom, amountTo }) => (amountFrom ?? 0) <= (amountTo ?? Number.POSITIVE_INFINITY),
    'the amount must not end below where it begins',
  );

/** Everybody of a role, or one person. */
export const alertTarget = z.custom<AlertTarget>(
  (value) => typeof value === 'string' && (role.safeParse(value).success || /^person:[0-9a-f-]{36}$/.test(value)),
  'names a role or one person',
);

/** What a rung does beside flag, message and alert (domain/rule/consequence.ts); branches no deeper than MOST_NESTED. */
export const consequence: z.ZodType<Consequence> = consequenceOf(MOST_NESTED);

function consequenceOf(depth: number): z.ZodType<Consequence> {
  const plain = [
    z.object({ do: z.literal('ticket'), class: z.enum(TICKET_CLASSES), priority: z.enum(TICKET_PRIORITIES).optional() }),
    z.object({ do: z.literal('ask_carrier') }),
    z.object({ do: z.literal('resync') }),
    z.object({ do: z.literal('recheck_stock') }),
    z.object({ do: z.literal('suggest_purchase') }),
    z.object({ do: z.literal('tag'), tag: z.string().min(1).max(50) }),
    z.object({ do: z.literal('hold') }),
    z.object({
      do: z.literal('hand_on'),
      afterMin: z
        .number()
        .int()
        .min(1)
        .max(60 * 24 * 30),
      to: role,
    }),
  ] as const;
  if (depth === 0) return z.discriminatedUnion('do', [...plain]);
  const inner = z.array(consequenceOf(depth - 1)).max(10);
  const when = z.object({ scope: ruleScope.optional(), flags: names }).strict();
  return z.discriminatedUnion('do', [
    ...plain,
    z.object({ do: z.literal('approve'), role, yes: inner, no: inner }),
    z.object({ do: z.literal('branch'), when, yes: inner, no: inner }),
  ]);
}
