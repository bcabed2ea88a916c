import { downloadOrderReport } from '@/server/api/order/download-order-report';

export const GET = downloadOrderReport;
