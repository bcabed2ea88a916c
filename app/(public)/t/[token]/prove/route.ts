import { postProof } from '@/server/api/public/ask-for-code';
import { answerProvePage } from '../../../_views/answer-owner-pages';
import { answerMessage, orTrouble } from '../../../_views/answer-trouble';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ token: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { token } = await params;
  return answerProvePage(request, { kind: 'token', token }, `/t/${encodeURIComponent(token)}`);
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const { token } = await params;
  const path = `/t/${encodeURIComponent(token)}`;
  return orTrouble(
    request,
    path,
    async () => (await postProof(request, { kind: 'token', token }, `${path}/prove`)) ?? answerMessage(request, 'missing', path),
  );
}
