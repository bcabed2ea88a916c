import { postImports } from '@/server/api/rest/post-imports';

export const POST = postImports;
