/** What a source's own word means in ours. */
export interface Mapped {
  /** Canonical code; null when the word is in no table: the milestone stays, nothing is guessed. */
  code: string | null;
  /** `<party>.<cause>` of DOMAIN 3.3, where the word says it. */
  reason?: string;
}

export const UNMAPPED: Mapped = { code: null };
