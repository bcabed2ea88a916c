import type { AttentionKind } from '../tracking/attention';
import { isUnbooked, namedCause, type PlayStep } from './play-step';

/** What has to be so before a case is over (R0-27), in the order of doing it. */
export const VERIFY_CHECKS = ['moving', 'booked', 'cause_named', 'told', 'confirmed'] as const;
export type VerifyCheck = (typeof VERIFY_CHECKS)[number];

/** What verification looks at; null where a check does not apply to the case. */
export interface VerifyGround {
  /** Orders of the case that still carry a flag of trouble. */
  stuck: number;
  steps: readonly PlayStep[];
  /** Cause that the case was closed with; null while it is open. */
  closingCause: string | null;
  isTold: boolean | null;
  isConfirmed: boolean | null;
}

/** Flags that say an order is not on its way again; the customer's own dispute ends with the case itself. */
export const STUCK_FLAGS: readonly AttentionKind[] = ['stalled', 'exception', 'conflict', 'silent', 'consent_breach'];

/** What is not met. */
export function openChecks(checks: readonly { check: VerifyCheck; isMet: boolean }[]): VerifyCheck[] {
  return checks.filter(({ isMet }) => !isMet).map(({ check }) => check);
}

/** Each check that applies, and whether it is met. */
export function verifyCase(ground: VerifyGround): { check: VerifyCheck; isMet: boolean }[] {
  const met: Record<VerifyCheck, boolean | null> = {
    moving: ground.stuck === 0,
    booked: !ground.steps.some(isUnbooked),
    cause_named: ground.closingCause !== null || namedCause(ground.steps) !== null,
    told: ground.isTold,
    confirmed: ground.isConfirmed,
  };
  return VERIFY_CHECKS.flatMap((check) => {
    const isMet = met[check];
    return isMet === null ? [] : [{ check, isMet }];
  });
}
