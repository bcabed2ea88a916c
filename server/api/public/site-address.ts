import { publicUrl } from '@/server/platform/environment';

/** Whether customers reach the site over https, as its public address says. */
export function isHttps(): boolean {
  return publicUrl().startsWith('https:');
}
