import { postKeep } from '@/server/api/public/post-keep';
import { orTrouble } from '../../../../_views/answer-trouble';

export const dynamic = 'force-dynamic';

export async function POST(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const { code } = await params;
  return orTrouble(request, '/track', () => postKeep(request, { by: 'code', value: code }));
}
