import { searchOrders } from '@/server/api/rest/search-orders';

export const POST = searchOrders;
