import { z } from 'zod';
import { type Consequence, MOST_NESTED } from '@/server/domain/rule/consequence';
import { type AlertTarget, CLOCKS, DRAFT_MINUTES, DUTY_MANAGER } from '@/server/domain/rule/rule';
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

/** Everybody of a role, one person, or the duty manager. */
export const alertTarget = z.custom<AlertTarget>(
  (value) => typeof value === 'string' && (role.safeParse(value).success || value === DUTY_MANAGER || /^person:[0-9a-f-]{36}$/.test(value)),
  'names a role or one person',
);

/** What a rung does beside flag, message and alert (domain/rule/consequence.ts); branches no deeper than MOST_NESTED. */
export const consequence: z.ZodType<Consequence> = consequenceOf(MOST_NESTED);

function consequenceOf(depth: number): z.ZodType<Consequence> {
  const plain = [
    z.object({
      do: z.literal('ticket'),
      class: z.enum(TICKET_CLASSES),
      priority: z.enum(TICKET_PRIORITIES).optional(),
      type: z.string().max(60).optional(),
    }),
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

const YEAR_MIN = 366 * 24 * 60;
const minutes = z.number().int().min(-YEAR_MIN).max(YEAR_MIN);

const rung = z.object({
  afterMin: minutes,
  at: z.literal('end_of_day').optional(),
  severity: z.enum(['P0', 'P1', 'P2', 'P3']),
  tellCustomer: z.boolean(),
  draft: z.object({ goesAfterMin: z.number().int().min(DRAFT_MINUTES.least).max(DRAFT_MINUTES.most).nullable() }).optional(),
  atLeast: z.number().int().min(1).max(10_000).optional(),
  alert: alertTarget.nullable(),
  red: z.boolean(),
  nextUpdateMin: z.number().int().min(5).max(YEAR_MIN),
  also: z.array(consequence).max(10).optional(),
});

/** What a rule says (domain/rule/rule.ts). */
export const ruleBody = z.object({
  name: z.object({ 'zh-CN': z.string().min(1).max(80), en: z.string().min(1).max(80) }),
  clock: z.enum(CLOCKS),
  scope: ruleScope,
  isBeside: z.boolean().optional(),
  calendar: z.string().min(1).max(60),
  holidayFactor: z.number().min(1).max(5),
  reason: z.string().min(1).max(80),
  rungs: z
    .array(rung)
    .min(1)
    .max(6)
    .refine(
      (rungs) => rungs.every((r, i) => i === 0 || (r.atLeast ?? r.afterMin) > (rungs[i - 1]!.atLeast ?? rungs[i - 1]!.afterMin)),
      'each rung must be later than the one before',
    ),
});
