import { confirmWebhook } from '@/server/api/webhooks/confirm-webhook';
import { postWebhook } from '@/server/api/webhooks/post-webhook';

export const GET = confirmWebhook;
export const POST = postWebhook;
