import { DAY, MINUTE } from '../shared/instant';
import { ETA_GRID, type EtaGroup, type EtaLeg, type Lane } from './eta-model';

/** Days from the leg's start to the door: the 1 %, 50 % and 99 % points. */
type Span = readonly [soonest: number, usual: number, latest: number];

/**
 * What parcels within China take when the shop has no history yet: deliberately wide, told with `orders: 0`. Air-based
 * express (sf, jd) is quicker than ground express; other carriers and other countries have no default, because a window
 * nobody measured would be a guess shown as a fact.
 */
const QUICK = new Set(['sf', 'jd']);
const GROUND = new Set(['zto', 'yto', 'sto', 'yunda', 'jt', 'ems', 'chinapost', 'deppon']);

const SPANS: Record<'quick' | 'ground', Record<EtaLeg, Span>> = {
  quick: {
    placed: [0.8, 3.2, 9],
    paid: [0.8, 3.2, 9],
    shipped: [0.6, 2, 7],
    picked_up: [0.5, 1.8, 6],
    out_for_delivery: [0.04, 0.2, 1.5],
  },
  ground: {
    placed: [1.2, 4.5, 12],
    paid: [1.2, 4.5, 12],
    shipped: [1, 3.3, 10],
    picked_up: [0.8, 3, 9],
    out_for_delivery: [0.04, 0.25, 2],
  },
};

const HOME_COUNTRIES = new Set(['', 'CN']);

/** The stated default for a carrier at home in China; null where there is none. */
export function carrierDefault(leg: EtaLeg, lane: Lane): EtaGroup | null {
  if (!HOME_COUNTRIES.has(lane.country)) return null;
  const kind = QUICK.has(lane.carrier) ? 'quick' : GROUND.has(lane.carrier) ? 'ground' : null;
  if (!kind) return null;
  return spread(SPANS[kind][leg]);
}

/** What the quickest carrier at home in China usually takes: no other does it sooner. Null elsewhere. */
export function quickestDefault(leg: EtaLeg, lane: Lane): EtaGroup | null {
  return HOME_COUNTRIES.has(lane.country) ? spread(SPANS.quick[leg]) : null;
}

function spread([soonest, usual, latest]: Span): EtaGroup {
  const minutes = ETA_GRID.map((p) => {
    const days = p <= 0.5 ? soonest + ((p - 0.01) / 0.49) * (usual - soonest) : usual + ((p - 0.5) / 0.49) ** 1.6 * (latest - usual);
    return (days * DAY) / MINUTE;
  });
  return { orders: 0, minutes };
}
