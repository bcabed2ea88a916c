import { answerTicket, answerTicketForm } from '../../../../_views/answer-ticket';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ code: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return answerTicket(request, { by: 'code', value: (await params).code });
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  return answerTicketForm(request, { by: 'code', value: (await params).code });
}
