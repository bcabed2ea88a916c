import { answerWechat, answerWechatForm } from '../../../../_views/answer-wechat';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ code: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return answerWechat(request, { by: 'code', value: (await params).code });
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  return answerWechatForm(request, { by: 'code', value: (await params).code });
}
