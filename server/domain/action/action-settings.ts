import { z } from 'zod';
import { payUrlSchema } from './pay-link';

/** What a customer can do with an order, by its word in addresses (`/q/<code>/do/<action>`) and in the API. */
export const ACTION_CODES = ['confirm', 'place', 'address', 'time', 'cancel', 'invoice'] as const;
export type ActionCode = (typeof ACTION_CODES)[number];

/** Actions that the warehouse has to obey, so that they end at a step of its work. */
export const LIMITED_ACTIONS = ['address', 'time', 'cancel'] as const;
export type LimitedAction = (typeof LIMITED_ACTIONS)[number];

/** Steps before which something can still be asked: of the warehouse, or until a carrier has the parcel. */
export const UNTIL_STEPS = ['allocated', 'picking', 'picked', 'packed', 'shipped', 'picked_up'] as const;
export type UntilStep = (typeof UNTIL_STEPS)[number];

/** Hours after the order was placed; null for no limit of time. */
const hours = z
  .number()
  .int()
  .min(1)
  .max(90 * 24)
  .nullable();
const limited = z.object({
  enabled: z.boolean(),
  /** Before which step customers may ask. */
  until: z.enum(UNTIL_STEPS),
  /** Before which step service may ask for them: it can call the warehouse. */
  staffUntil: z.enum(UNTIL_STEPS),
  /** Only who has proved to own the phone; an address is never changed by anybody else. */
  ownerOnly: z.boolean(),
  withinHours: hours,
});

/** What customers of one shop can do, and until when (R1-3, R1-22). */
export const actionSettings = z.object({
  confirm: z.object({ enabled: z.boolean() }),
  place: z.object({ enabled: z.boolean() }),
  address: limited,
  time: limited,
  cancel: limited,
  invoice: z.object({
    enabled: z.boolean(),
    /** Once paid, or once delivered. */
    from: z.enum(['paid', 'delivered']),
    /** Days after the order was placed. */
    withinDays: z.number().int().min(1).max(3_650),
    /** Who issues it, shown above the form; empty for nothing. */
    seller: z.string().trim().max(80),
  }),
  /** Where an unpaid order is paid, with `{orderNo}` for its number; '' where the shop names none. */
  payUrl: payUrlSchema,
  /** Working minutes within which the shop answers what is asked of it. */
  answerWithinMin: z.number().int().min(10).max(10_080),
  /** Days within which money goes back after a cancellation. */
  refundDays: z.number().int().min(1).max(60),
});
export type ActionSettings = z.infer<typeof actionSettings>;

/** In force until a shop decides otherwise. An address must be with the warehouse before it packs (DOMAIN 5.5). */
export const DEFAULT_ACTION_SETTINGS: ActionSettings = {
  confirm: { enabled: true },
  place: { enabled: true },
  address: { enabled: true, until: 'packed', staffUntil: 'shipped', ownerOnly: true, withinHours: null },
  time: { enabled: true, until: 'shipped', staffUntil: 'shipped', ownerOnly: false, withinHours: null },
  cancel: { enabled: true, until: 'picked_up', staffUntil: 'picked_up', ownerOnly: false, withinHours: null },
  invoice: { enabled: true, from: 'paid', withinDays: 365, seller: '' },
  payUrl: '',
  answerWithinMin: 120,
  refundDays: 7,
};

/** Until when a confirmation of receipt can be taken back. */
export const RECEIPT_UNDO_HOURS = 24;
