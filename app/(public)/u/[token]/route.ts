import { answerUnsubscribe, answerUnsubscribeForm } from '../../_views/answer-unsubscribe';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ token: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return answerUnsubscribe(request, (await params).token);
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  return answerUnsubscribeForm(request, (await params).token);
}
