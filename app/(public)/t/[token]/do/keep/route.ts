import { postKeep } from '@/server/api/public/post-keep';
import { orTrouble } from '../../../../_views/answer-trouble';

export const dynamic = 'force-dynamic';

export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  return orTrouble(request, '/track', () => postKeep(request, { by: 'token', value: token }));
}
