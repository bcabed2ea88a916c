import { answerActionForm, answerActionPage } from '../../../../_views/answer-action-page';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ code: string; action: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { code, action } = await params;
  return answerActionPage(request, { by: 'code', value: code }, action);
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const { code, action } = await params;
  return answerActionForm(request, { by: 'code', value: code }, action);
}
