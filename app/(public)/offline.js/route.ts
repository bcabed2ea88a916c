import { getOfflineScript } from '@/server/api/public/get-offline-script';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return getOfflineScript(request);
}
