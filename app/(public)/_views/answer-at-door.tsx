import { type Door, doorPath, type OrderAtDoor, openDoor } from '@/server/api/public/open-door';
import { seeOther } from '@/server/api/public/see-other';
import { answerMessage, orTrouble } from './answer-trouble';

/** Runs a light page below an order's page for readers who were verified; others are sent to the page that asks for it. */
export function atVerifiedDoor(request: Request, door: Door, work: (order: OrderAtDoor) => Promise<Response>): Promise<Response> {
  const back = doorPath(door);
  return orTrouble(request, back, async () => {
    const order = await openDoor(request, door);
    if (order.kind !== 'open') return answerMessage(request, order.kind, back, order.shop);
    return order.tier === 0 ? seeOther(`${back}#unlock`) : work(order);
  });
}
