import type { EtaModel } from '@/server/domain/eta/eta-model';
import type { CombinationRule } from '@/server/domain/order/combination';
import type { Instant } from '@/server/domain/shared/instant';
import { readCombinationsAt } from '@/server/store/combination';
import { readConflictsOffAt } from '@/server/store/conflict-switch';
import type { Queryable } from '@/server/store/context';
import { readEtaModelAt } from '@/server/store/eta-model';

/** What a window is made by beside the facts. */
export interface InForce {
  combinations: readonly CombinationRule[];
  conflictsOff: ReadonlySet<string>;
  model: EtaModel;
}

/** What was in force at past moments, read once for each stretch between two changes. Asked in rising order it keeps one stretch only. */
export class KnowledgeThen {
  #held: { from: Instant; inForce: InForce } | null = null;

  /** `changes`: moments at which any of it changed, rising. */
  constructor(
    private readonly db: Queryable,
    private readonly changes: readonly Instant[],
  ) {}

  async at(moment: Instant): Promise<InForce> {
    const from = this.changes.findLast((at) => at <= moment) ?? Number.NEGATIVE_INFINITY;
    if (this.#held?.from === from) return this.#held.inForce;
    const [combinations, conflictsOff, model] = await Promise.all([
      readCombinationsAt(this.db, moment),
      readConflictsOffAt(this.db, moment),
      readEtaModelAt(this.db, moment),
    ]);
    this.#held = { from, inForce: { combinations, conflictsOff, model } };
    return this.#held.inForce;
  }
}
