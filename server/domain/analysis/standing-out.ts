import { chanceOfMore, correctForMany } from './exact-test';

/** How often one value of a trait is met, now and before. */
export interface Met {
  orders: number;
  ordersBefore: number;
}

export interface StandingOut {
  share: number;
  /** Null where nothing came before. */
  usual: number | null;
  isSpike: boolean;
}

const LEAST_ORDERS = 3;
const LIMIT = 0.05;

/** Values of traits whose share of the orders is more than chance over what it was before, corrected for how many there are. */
export function standingOut<T extends Met>(values: readonly T[], all: Met): (T & StandingOut)[] {
  const chances = values.map(({ orders, ordersBefore }) =>
    chanceOfMore({ hits: orders, all: all.orders }, { hits: ordersBefore, all: all.ordersBefore }),
  );
  const corrected = correctForMany(chances);
  return values
    .map((value, at) => ({
      ...value,
      share: all.orders === 0 ? 0 : value.orders / all.orders,
      usual: all.ordersBefore === 0 ? null : value.ordersBefore / all.ordersBefore,
      isSpike: corrected[at]! <= LIMIT && value.orders >= LEAST_ORDERS,
    }))
    .sort((a, b) => Number(b.isSpike) - Number(a.isSpike) || b.orders - a.orders);
}
