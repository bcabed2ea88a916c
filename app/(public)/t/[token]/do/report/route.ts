import { countedStep } from '@/server/api/public/count-steps';
import { answerReport, answerReportForm } from '../../../../_views/answer-report';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ token: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return countedStep(request, 'report', async () => answerReport(request, { by: 'token', value: (await params).token }));
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  return countedStep(request, 'report', async () => answerReportForm(request, { by: 'token', value: (await params).token }));
}
