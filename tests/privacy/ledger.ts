import type { Found, ValueFinder } from './find-values';
import type { Kind } from './people';

/** What stands where it must not. */
export interface Leak extends Found {
  where: string;
}

/** What a reader may see: kinds of values, and whose. */
export interface Shows {
  kinds: readonly Kind[];
  /** The person whose order it is; 'anyone' in lists of many, null where nobody's may stand. */
  of: number | 'anyone' | null;
}

export const NOTHING: Shows = { kinds: [], of: null };

/** Counts what was looked at and keeps what should not have been there. */
export class Ledger {
  answers = 0;
  leaks: Leak[] = [];
  /** Surfaces that were looked at, and how often. */
  readonly seen = new Map<string, number>();

  constructor(readonly finder: ValueFinder) {}

  /** Looks at one answer, row, line or message. `text` of bytes is read as bytes. */
  look(surface: string, content: string | Uint8Array, shows: Shows): void {
    this.answers += 1;
    this.seen.set(surface, (this.seen.get(surface) ?? 0) + 1);
    const found = typeof content === 'string' ? this.finder.inText(content) : this.finder.inBytes(content);
    for (const one of found) {
      const isOwn = shows.of === 'anyone' || shows.of === one.person;
      if (!isOwn || !shows.kinds.includes(one.kind)) this.leaks.push({ ...one, where: surface });
    }
  }

  /** Ends of numbers that are whole numbers of something else, such as tickets, are met by chance. */
  forgive(numbers: ReadonlySet<string>): void {
    this.leaks = this.leaks.filter(({ tail }) => tail === undefined || !numbers.has(tail));
  }

  /** The leaks in a few lines: where, which kind, how often, one example. */
  summary(): string {
    const groups = new Map<string, Leak[]>();
    for (const leak of this.leaks) {
      const key = `${leak.where}: ${leak.kind} ${leak.form}`;
      groups.set(key, [...(groups.get(key) ?? []), leak]);
    }
    return [...groups]
      .map(([key, leaks]) => `${key} × ${leaks.length}, such as "${leaks[0]!.text}" of person ${leaks[0]!.person}`)
      .join('\n');
  }
}
