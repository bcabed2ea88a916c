import type { PhotoType } from '@/server/domain/ticket/photo';

const ENDING: Record<PhotoType, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/heic': 'heic' };

/** A photo that somebody sent: shown as a picture where a page asks for one, else a download; never a document of its own. */
export function photoResponse({ mediaType, bytes }: { mediaType: PhotoType; bytes: Buffer }): Response {
  return new Response(bytes as BodyInit, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="photo.${ENDING[mediaType]}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}
