import { downloadInsight } from '@/server/api/insight/download-insight';

export const GET = downloadInsight;
