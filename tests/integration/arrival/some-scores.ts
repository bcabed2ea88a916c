import type { ArrivalScore } from '@/server/domain/arrival/arrival-score';
import { DAY, type Instant } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';

/** A score at hand-over: the window was told at `askedAt`, ends given in days from then, and the order came `came` days after it. */
export function someScore(askedAt: Instant, came: number, more: Partial<ArrivalScore> & { ends?: Partial<Ends> } = {}): ArrivalScore {
  const { ends, ...rest } = more;
  const { p5, from, p10, p50, p80, to, p90, p95 } = { ...ENDS, ...ends };
  const at = (days: number) => askedAt + days * DAY;
  return {
    orderId: newId(askedAt),
    kind: 'live',
    stage: 'picked_up',
    step: '',
    day: 0,
    shop: 'tea',
    carrier: 'sf',
    service: null,
    originCountry: 'CN',
    originRegion: '广东省',
    destCountry: 'CN',
    destRegion: '北京市',
    askedAt,
    arrivedAt: at(came),
    model: 1,
    window: {
      ...{ p5: at(p5), from: at(from), p10: at(p10), p50: at(p50), p80: at(p80), to: at(to), p90: at(p90), p95: at(p95) },
      basis: { level: 'lane', orders: 100, leg: 'picked_up' },
    },
    carrierBy: null,
    promisedBy: null,
    isHandOver: true,
    ...rest,
  };
}

const ENDS = { p5: 1, from: 1.5, p10: 1.5, p50: 3, p80: 4, to: 4.5, p90: 5, p95: 6 };
type Ends = typeof ENDS;
