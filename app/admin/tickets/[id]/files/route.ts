import { uploadFile } from '@/server/api/tickets/upload-file';

export const POST = uploadFile;
