import { orderLabel } from '@/server/api/staff/order-label';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return orderLabel(request, (await params).id);
}
