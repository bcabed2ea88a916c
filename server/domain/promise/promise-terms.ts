import type { OrderDocument } from '../order/order-document';

/** What a promise is counted under later: of which shop, rule, carrier and warehouse, and in which message it was made. */
export interface PromiseTerms {
  shop: string;
  template: string | null;
  rule: string | null;
  ruleVersion: number | null;
  carrier: string | null;
  warehouse: string | null;
}

interface Said {
  document: OrderDocument;
  template?: string;
  params?: Record<string, string | number>;
}

/** The terms of what is said about an order: by a message with its template and parameters, or by its page. */
export function promiseTerms({ document: { state }, template, params = {} }: Said): PromiseTerms {
  const { carrier, rule, ruleVersion } = params;
  return {
    shop: state.shop,
    template: template ?? null,
    rule: rule === undefined ? null : String(rule),
    ruleVersion: typeof ruleVersion === 'number' ? ruleVersion : null,
    carrier: carrier === undefined ? (state.shipments.find((one) => !one.isReturn)?.carrier ?? null) : String(carrier),
    warehouse: state.warehouse ?? null,
  };
}
