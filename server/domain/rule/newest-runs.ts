import type { Instant } from '../shared/instant';
import type { FiredRung } from './fired-rungs';
import { ID_BYTES, idAt, type SpanColumns } from './span-columns';

/** A run over which a rule would have fired. */
export interface ShownRun {
  orderId: string;
  seenAt: Instant;
  anchorAt: Instant;
  /** When the portal learned that the step was over; null while it runs. */
  goneAt: Instant | null;
  rungs: FiredRung[];
  /** Whether the version in force would have fired over it as well. */
  isOfBoth: boolean;
}

/** Of all runs that fire the last few, those before the others that only the tested version fires over. */
export class NewestRuns {
  /** Each with the newest first. */
  private readonly lists: Record<'only' | 'both', ShownRun[]> = { only: [], both: [] };

  constructor(private readonly most: number) {}

  offer(spans: SpanColumns, i: number, rungs: FiredRung[], isOfBoth: boolean): void {
    const list = this.lists[isOfBoth ? 'both' : 'only'];
    const { at } = rungs[0]!;
    const last = list.at(this.most - 1);
    if (this.most === 0 || (last && last.rungs[0]!.at > at)) return;
    const goneAt = spans.goneAt[i]!;
    const run: ShownRun = {
      orderId: idAt(spans.orderIds, i * ID_BYTES),
      seenAt: spans.seenAt[i]!,
      anchorAt: spans.anchorAt[i]!,
      goneAt: goneAt === Number.POSITIVE_INFINITY ? null : goneAt,
      rungs,
      isOfBoth,
    };
    const place = list.findIndex((held) => held.rungs[0]!.at <= at);
    list.splice(place === -1 ? list.length : place, 0, run);
    if (list.length > this.most) list.pop();
  }

  shown(): ShownRun[] {
    return [...this.lists.only, ...this.lists.both].slice(0, this.most);
  }
}
