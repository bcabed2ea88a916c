import { answerOwnOrders } from '../../_views/answer-owner-pages';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerOwnOrders(request);
}
