import { Card } from '@/app/_components/card';
import { routeMap } from '@/app/(public)/_views/route-map';
import type { PanelProps } from './panel';

/** The way of the order on the map that the customer sees; nothing where no place is known. */
export function MapPanel({ page, view }: PanelProps) {
  const map = routeMap(page.document.state, view.language);
  if (!map) return null;
  return <Card title={view.say('order.map')}>{map}</Card>;
}
