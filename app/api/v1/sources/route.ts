import { postSource } from '@/server/api/rest/sources';

export const POST = postSource;
