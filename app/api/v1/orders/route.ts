import { postOrders } from '@/server/api/rest/post-orders';

export const POST = postOrders;
