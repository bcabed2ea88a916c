import type { OwnOrders } from '@/server/api/public/open-own-orders';
import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import { LIFECYCLES } from '@/server/domain/order/lifecycle';
import type { Language } from '@/server/domain/shared/language';
import { formatDay } from '@/server/domain/wording/dates';
import { textIn } from '@/server/domain/wording/text-in';
import { wordHeadline } from '@/server/domain/wording/word-headline';

/** One order as the list of its owner says it. */
export interface OwnOrderModel {
  path: string;
  headline: string;
  state: string;
  shop: string;
  orderNo: string;
  /** What was bought, in one line; empty where nothing is known. */
  items: string;
  orderedOn: string;
}

const ITEMS_SHOWN = 2;

/** What the list says about each order: on the reader's clock, else on that of the place it goes to. */
export function describeOwnOrders({ orders, now }: Pick<OwnOrders, 'orders' | 'now'>, language: Language, zone?: string): OwnOrderModel[] {
  return orders.map(({ code, shopName, timeZone, placedAt, document }) => {
    const { state, headline } = document;
    const viewer = { timeZone: zone ?? recipientZone(state.destination, timeZone), dayZone: timeZone, now };
    const names = state.items.map((item) => item.name);
    const more = names.length > ITEMS_SHOWN ? ` +${names.length - ITEMS_SHOWN}` : '';
    return {
      path: `/q/${code}`,
      headline: wordHeadline(headline, language, viewer).long,
      state: textIn(LIFECYCLES[state.lifecycle].name, language),
      shop: shopName,
      orderNo: state.orderNo,
      items: names.slice(0, ITEMS_SHOWN).join(language === 'en' ? ', ' : '、') + more,
      orderedOn: formatDay(placedAt, language, viewer),
    };
  });
}
