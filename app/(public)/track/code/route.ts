import { postCode } from '@/server/api/public/post-code';
import { answerCodePage } from '../../_views/answer-owner-pages';
import { orTrouble } from '../../_views/answer-trouble';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerCodePage(request);
}

export function POST(request: Request): Promise<Response> {
  return orTrouble(request, '/track/code', () => postCode(request));
}
