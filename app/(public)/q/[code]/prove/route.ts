import { postProof } from '@/server/api/public/ask-for-code';
import { answerProvePage } from '../../../_views/answer-owner-pages';
import { answerMessage, orTrouble } from '../../../_views/answer-trouble';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ code: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { code } = await params;
  return answerProvePage(request, { kind: 'code', code }, `/q/${encodeURIComponent(code)}`);
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const { code } = await params;
  const path = `/q/${encodeURIComponent(code)}`;
  return orTrouble(
    request,
    path,
    async () => (await postProof(request, { kind: 'code', code }, `${path}/prove`)) ?? answerMessage(request, 'missing', path),
  );
}
