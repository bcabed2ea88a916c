import { uploadImport } from '@/server/api/imports/upload-import';

export const POST = uploadImport;
