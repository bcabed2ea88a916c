import { downloadFindings } from '@/server/api/payments/download-findings';

export const GET = downloadFindings;
