import { answerTicketPhoto } from '../../../../../../_views/answer-ticket';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ code: string; id: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { code, id } = await params;
  return answerTicketPhoto(request, { by: 'code', value: code }, id);
}
