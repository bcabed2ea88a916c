import { answerTicketPhoto } from '../../../../../../_views/answer-ticket';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ token: string; id: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { token, id } = await params;
  return answerTicketPhoto(request, { by: 'token', value: token }, id);
}
