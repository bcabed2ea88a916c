import { downloadReport } from '@/server/api/play/download-report';

export const GET = downloadReport;
