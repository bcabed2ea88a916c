import { answerPreferences, answerPreferencesForm } from '../../../../_views/answer-wishes';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ code: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return answerPreferences(request, { by: 'code', value: (await params).code });
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  return answerPreferencesForm(request, { by: 'code', value: (await params).code });
}
