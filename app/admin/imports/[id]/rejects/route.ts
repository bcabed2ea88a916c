import { downloadRejects } from '@/server/api/imports/download-rejects';

export const GET = downloadRejects;
