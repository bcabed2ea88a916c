import { takeProviderCall } from '@/server/api/receipts/take-provider-call';

type Where = { params: Promise<{ channel: string; endpoint: string }> };

export async function GET(request: Request, { params }: Where): Promise<Response> {
  return takeProviderCall(request, await params);
}

export async function POST(request: Request, { params }: Where): Promise<Response> {
  return takeProviderCall(request, await params);
}
