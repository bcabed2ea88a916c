import { answerProof, answerProvePage } from '../../../_views/answer-owner-pages';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ token: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return answerProvePage(request, { kind: 'token', token: (await params).token });
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  return answerProof(request, { kind: 'token', token: (await params).token });
}
