import { vi } from 'vitest';
import { SECOND } from '@/server/domain/shared/instant';

const now = Date.now;

/** Accounts and keys are remembered for three seconds: sets the clock on by that, for the rest of the test file. */
export function afterCache(): void {
  const aheadMs = Date.now() - now() + 3 * SECOND + 100;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + aheadMs);
}
