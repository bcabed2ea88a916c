import type { OwnOrders } from '@/server/api/public/open-own-orders';
import type { Language } from '@/server/domain/shared/language';
import { formatMoment } from '@/server/domain/wording/dates';
import { ownerMessages } from './messages/owner';

/** What a page says of the other browsers in which a phone was proved. */
export interface SessionsModel {
  lines: string[];
  /** One of them came after this one. */
  hasNewer: boolean;
}

const ZONE = 'Asia/Shanghai';

type Opened = Pick<OwnOrders, 'sessions' | 'orders' | 'now'>;

/** On the reader's clock where it is known, else on the shop's. */
export function describeSessions({ sessions, orders, now }: Opened, language: Language, zone?: string): SessionsModel {
  const m = ownerMessages(language);
  const viewer = { timeZone: zone ?? orders[0]?.timeZone ?? ZONE, now };
  const lines = sessions.map((one) =>
    m.sessionAt(formatMoment(one.createdAt, language, viewer), formatMoment(one.lastSeenAt, language, viewer)),
  );
  return { lines: [...new Set(lines)], hasNewer: sessions.some((one) => one.isNewer) };
}
