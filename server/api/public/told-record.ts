import type { BrandInForce } from '@/server/domain/brand/brand';
import type { OrderState } from '@/server/domain/order/order-state';
import { newContext } from '@/server/store/context';
import { readCoverage } from '@/server/usecases/arrival/read-coverage';

/** The share of such parcels that came inside the window told, where the shop wants it on its pages; null where not or where too few did. */
export async function toldRecord(brand: BrandInForce | null, { shop, shipments, destination }: OrderState): Promise<number | null> {
  if (!brand?.brand.tellsRecord) return null;
  const carrier = shipments.find((shipment) => !shipment.isReturn)?.carrier ?? null;
  const destRegion = destination?.province ?? destination?.city ?? null;
  const coverage = await readCoverage(newContext(), { shop, carrier, destRegion });
  return coverage?.inside ?? null;
}
