import { downloadAffected } from '@/server/api/analysis/download-affected';

export const GET = downloadAffected;
