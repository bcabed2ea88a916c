/** Key of what a customer reports: one report of an order is open at a time, whatever it is about. */
export const REPORT_KEY = 'report';

/** What makes two signs the same exception of an order: their type and the shipment they are about ('' is the order itself). */
export function exceptionKey(type: string, shipmentKey: string): string {
  return `${type}|${shipmentKey}`;
}
