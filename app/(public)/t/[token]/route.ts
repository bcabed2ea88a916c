import { answerSharePage } from '../../_views/answer-order-page';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ token: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return answerSharePage(request, (await params).token);
}
