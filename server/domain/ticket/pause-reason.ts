/** Why the clocks of a ticket may stand still: somebody else has to act first. */
export const PAUSE_REASONS = ['customer', 'carrier', 'warehouse', 'supplier', 'bank', 'system', 'other'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];
