import { revisionText } from '@/server/domain/tracking/effective-facts';
import type { Fact } from '@/server/domain/tracking/fact';
import { sha256Hex } from '@/server/platform/crypto';

/** Digest of what a fact says: the same identity with another one is a further revision. */
export function revisionOf(fact: Fact): string {
  return sha256Hex(revisionText(fact)).slice(0, 16);
}
