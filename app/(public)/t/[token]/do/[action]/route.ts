import { answerActionForm, answerActionPage } from '../../../../_views/answer-action-page';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ token: string; action: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { token, action } = await params;
  return answerActionPage(request, { by: 'token', value: token }, action);
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const { token, action } = await params;
  return answerActionForm(request, { by: 'token', value: token }, action);
}
