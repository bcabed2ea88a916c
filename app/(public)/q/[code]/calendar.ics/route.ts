import { answerParcelCalendar } from '../../../_views/answer-calendar';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  return answerParcelCalendar(request, (await params).code);
}
