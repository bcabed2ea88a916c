import { postUnlock } from '@/server/api/public/post-unlock';
import { answerParcelPage } from '../../_views/answer-order-page';
import { answerMessage, orTrouble } from '../../_views/answer-trouble';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ code: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return answerParcelPage(request, (await params).code);
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const { code } = await params;
  const path = `/q/${encodeURIComponent(code)}`;
  return orTrouble(request, path, async () => (await postUnlock(request, code)) ?? answerMessage(request, 'missing', path));
}
