/** Waits for its (next) try, was taken, or was tried often enough. */
export const HOOK_MESSAGE_STATES = ['pending', 'delivered', 'failed'] as const;
export type HookMessageState = (typeof HOOK_MESSAGE_STATES)[number];
