import { downloadConsents } from '@/server/api/consent/download-consents';

interface RouteContext {
  params: Promise<{ id: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return downloadConsents(request, (await params).id);
}
