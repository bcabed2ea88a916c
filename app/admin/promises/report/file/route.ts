import { downloadPromiseReport } from '@/server/api/promise/download-promise-report';

export const GET = downloadPromiseReport;
