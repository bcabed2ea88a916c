export const DONE = ['published', 'on_trial', 'proposed', 'kept'] as const;
/** What has just become of what was written. */
export type Done = (typeof DONE)[number];
