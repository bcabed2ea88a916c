import { publicUrl } from '@/server/platform/environment';

/** Whether customers reach the site over https, as its public address says. */
export function isHttps(): boolean {
  return publicUrl().startsWith('https:');
}

/** Full address of a page of the site. */
export function siteUrl(path: string): string {
  return publicUrl() + path;
}
