import { answerPreferences, answerPreferencesForm } from '../../../../_views/answer-wishes';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ token: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return answerPreferences(request, { by: 'token', value: (await params).token });
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  return answerPreferencesForm(request, { by: 'token', value: (await params).token });
}
