import { postPhone } from '@/server/api/public/ask-for-code';
import { countedStep } from '@/server/api/public/count-steps';
import { answerPhonePage } from '../../_views/answer-owner-pages';
import { orTrouble } from '../../_views/answer-trouble';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return countedStep(request, 'phone', () => answerPhonePage(request));
}

export function POST(request: Request): Promise<Response> {
  return countedStep(request, 'phone', () => orTrouble(request, '/track/phone', () => postPhone(request)));
}
