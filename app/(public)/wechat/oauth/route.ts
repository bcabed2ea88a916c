import { answerWechatReturn } from '../../_views/answer-wechat';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerWechatReturn(request);
}
