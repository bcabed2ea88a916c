import { countedStep } from '@/server/api/public/count-steps';
import { answerRate, answerRateForm } from '../../../../_views/answer-wishes';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ token: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return countedStep(request, 'rate', async () => answerRate(request, { by: 'token', value: (await params).token }));
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  return countedStep(request, 'rate', async () => answerRateForm(request, { by: 'token', value: (await params).token }));
}
