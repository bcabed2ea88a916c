import { ordersLabels } from '@/server/api/staff/order-label';

export const GET = ordersLabels;
