import { postPhone } from '@/server/api/public/ask-for-code';
import { answerPhonePage } from '../../_views/answer-owner-pages';
import { orTrouble } from '../../_views/answer-trouble';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerPhonePage(request);
}

export function POST(request: Request): Promise<Response> {
  return orTrouble(request, '/track/phone', () => postPhone(request));
}
