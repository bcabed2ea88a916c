/** How a shipment's journey ends. */
export type Ending = 'door' | 'locker' | 'locker_overdue' | 'attempt' | 'refused' | 'stalled' | 'uncollected' | 'contradicted' | 'held';

export interface PlotOutline {
  /** Share of the orders, relative to the others. */
  weight: number;
  /** Age in hours at the birth of the world, from and to, so that its point is already to be seen then. */
  ageH: readonly [number, number];
  payment: 'prompt' | 'late' | 'unpaid' | 'unmatched';
  preparation: 'normal' | 'presale' | 'custom' | 'backordered' | 'review' | 'cancelled';
  shipments: readonly [number, number];
  ending: Ending;
  /** Times on the road are multiplied by it. */
  pace: number;
  abroad?: boolean;
  /** The customer says later that nothing came. */
  isDisputed?: boolean;
}

const usual = {
  weight: 1,
  ageH: [0, 190],
  payment: 'prompt',
  preparation: 'normal',
  shipments: [1, 1],
  ending: 'door',
  pace: 1,
} as const satisfies PlotOutline;

/** The kinds of stories that the world tells: what goes wrong is as rare as in a shop that is run well, or the demo drowns in it. */
export const PLOTS = {
  on_time: { ...usual, weight: 60 },
  slow: { ...usual, weight: 4, ageH: [30, 200], pace: 2.2 },
  held: { ...usual, weight: 1.5, ageH: [40, 160], ending: 'held', pace: 1.4 },
  stalled: { ...usual, weight: 1.5, ageH: [90, 190], ending: 'stalled' },
  not_collected: { ...usual, weight: 0.8, ageH: [12, 60], ending: 'uncollected' },
  split: { ...usual, weight: 8, ageH: [20, 150], shipments: [2, 3] },
  refused: { ...usual, weight: 2, ageH: [90, 240], ending: 'refused' },
  locker: { ...usual, weight: 10, ageH: [30, 180], ending: 'locker' },
  locker_overdue: { ...usual, weight: 1, ageH: [120, 220], ending: 'locker_overdue' },
  attempt_failed: { ...usual, weight: 5, ageH: [50, 190], ending: 'attempt' },
  contradicted: { ...usual, weight: 0.5, ageH: [100, 220], ending: 'contradicted' },
  disputed: { ...usual, weight: 0.5, ageH: [90, 200], isDisputed: true },
  cancelled: { ...usual, weight: 3, ageH: [2, 140], preparation: 'cancelled' },
  unpaid: { ...usual, weight: 2, ageH: [0.1, 0.6], payment: 'unpaid' },
  payment_late: { ...usual, weight: 1.2, ageH: [0.1, 3], payment: 'late' },
  payment_unmatched: { ...usual, weight: 0.5, ageH: [1, 8], payment: 'unmatched' },
  presale: { ...usual, weight: 3, ageH: [24, 200], preparation: 'presale' },
  custom: { ...usual, weight: 3, ageH: [24, 160], preparation: 'custom' },
  backordered: { ...usual, weight: 1.2, ageH: [8, 120], preparation: 'backordered' },
  review: { ...usual, weight: 2, ageH: [2, 60], preparation: 'review' },
  abroad: { ...usual, weight: 6, ageH: [24, 330], abroad: true },
  abroad_customs: { ...usual, weight: 0.8, ageH: [150, 260], abroad: true, ending: 'held' },
} as const satisfies Record<string, PlotOutline>;

export type Plot = keyof typeof PLOTS;
const PLOT_NAMES = Object.keys(PLOTS) as Plot[];
const TOTAL = PLOT_NAMES.reduce((sum, name) => sum + PLOTS[name].weight, 0);

/** The plot at a point in [0, 1) of all weights laid side by side. */
export function plotAt(point: number): Plot {
  let left = point * TOTAL;
  for (const name of PLOT_NAMES) {
    left -= PLOTS[name].weight;
    if (left < 0) return name;
  }
  return 'on_time';
}

export function outlineOf(plot: Plot): PlotOutline {
  return PLOTS[plot];
}
