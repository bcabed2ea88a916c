import { postWebhook } from '@/server/api/webhooks/post-webhook';

export const POST = postWebhook;
