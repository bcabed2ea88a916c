import { postSignOut } from '@/server/api/public/post-code';
import { orTrouble } from '../../_views/answer-trouble';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return orTrouble(request, '/track', () => postSignOut(request));
}
