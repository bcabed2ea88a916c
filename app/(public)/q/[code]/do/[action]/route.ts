import { countedStep } from '@/server/api/public/count-steps';
import { answerActionForm, answerActionPage } from '../../../../_views/answer-action-page';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ code: string; action: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { code, action } = await params;
  return countedStep(request, 'action', async () => answerActionPage(request, { by: 'code', value: code }, action));
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const { code, action } = await params;
  return countedStep(request, 'action', async () => answerActionForm(request, { by: 'code', value: code }, action));
}
