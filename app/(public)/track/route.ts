import { postLookUp } from '@/server/api/public/post-look-up';
import { answerTrackPage } from '../_views/answer-track-page';
import { orTrouble } from '../_views/answer-trouble';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerTrackPage(request);
}

export function POST(request: Request): Promise<Response> {
  return orTrouble(request, '/track', () => postLookUp(request));
}
