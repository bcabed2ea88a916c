import { getOrder } from '@/server/api/rest/get-order';

export const GET = getOrder;
