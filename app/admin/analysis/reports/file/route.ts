import { downloadReport } from '@/server/api/analysis/download-report';

export const GET = downloadReport;
