import { answerShareCalendar } from '../../../_views/answer-calendar';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  return answerShareCalendar(request, (await params).token);
}
