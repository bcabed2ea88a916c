import { answerProof, answerProvePage } from '../../../_views/answer-owner-pages';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ code: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return answerProvePage(request, { kind: 'code', code: (await params).code });
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  return answerProof(request, { kind: 'code', code: (await params).code });
}
