import { getForcedStates, postForcedState } from '@/server/api/rest/forced-states';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ orderNo: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return getForcedStates(request, (await params).orderNo);
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  return postForcedState(request, (await params).orderNo);
}
