import { postOrders } from '@/server/api/rest/post-orders';
import { listOrders } from '@/server/api/rest/search-orders';

export const GET = listOrders;
export const POST = postOrders;
