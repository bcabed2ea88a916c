import { answerUnlockPage } from '../../../_views/answer-owner-pages';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ code: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return answerUnlockPage(request, (await params).code);
}
