/** Steps of an order's journey as people in a shop divide the work; each has its systems and its owner (R1-5, R3-22). */
export const JOURNEY_STEPS = ['order', 'payment', 'review', 'warehouse', 'carriage', 'delivery', 'after_sale', 'unmapped'] as const;
export type JourneyStep = (typeof JOURNEY_STEPS)[number];

/** First part of a code, up to the dot, by step; what is not named here is about the carriage. */
const STEP_OF: Record<string, JourneyStep> = {
  '': 'unmapped',
  order: 'order',
  address: 'order',
  note: 'order',
  deposit_paid: 'payment',
  payment_verifying: 'payment',
  paid: 'payment',
  payment: 'payment',
  review: 'review',
  presale_waiting: 'warehouse',
  in_production: 'warehouse',
  backordered: 'warehouse',
  allocated: 'warehouse',
  picking: 'warehouse',
  picked: 'warehouse',
  packed: 'warehouse',
  shipped: 'warehouse',
  stock: 'warehouse',
  out_for_delivery: 'delivery',
  available_for_pickup: 'delivery',
  attempt_failed: 'delivery',
  delivered: 'delivery',
  cancel: 'after_sale',
  refund: 'after_sale',
  return: 'after_sale',
  receipt: 'after_sale',
  returning: 'after_sale',
  returned: 'after_sale',
  lost: 'after_sale',
  destroyed: 'after_sale',
  voided: 'after_sale',
};

/** The step that a fact of this code tells about; '' is a word that nobody has mapped. */
export function stepOfCode(code: string): JourneyStep {
  return STEP_OF[code.split('.')[0]!] ?? 'carriage';
}
