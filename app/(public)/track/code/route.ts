import { countedStep } from '@/server/api/public/count-steps';
import { postCode } from '@/server/api/public/post-code';
import { answerCodePage } from '../../_views/answer-owner-pages';
import { orTrouble } from '../../_views/answer-trouble';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return countedStep(request, 'code', () => answerCodePage(request));
}

export function POST(request: Request): Promise<Response> {
  return countedStep(request, 'code', () => orTrouble(request, '/track/code', () => postCode(request)));
}
