import { answerTicket, answerTicketForm } from '../../../../_views/answer-ticket';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ token: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return answerTicket(request, { by: 'token', value: (await params).token });
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  return answerTicketForm(request, { by: 'token', value: (await params).token });
}
