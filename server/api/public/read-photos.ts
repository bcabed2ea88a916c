import { MOST_PHOTO_BYTES, MOST_PHOTOS, type Photo, readPhoto } from '@/server/domain/ticket/photo';
import { toAppError } from '../errors';
import { MEBIBYTE, readBody } from '../read-body';
import { readForm } from '../read-form-body';

/** The photos and half a mebibyte of words and frame around them. */
const CAP_BYTES = MOST_PHOTOS * MOST_PHOTO_BYTES + MEBIBYTE / 2;

export interface PhotoForm {
  /** Text fields; the first of each name counts. */
  field: (name: string) => string | null;
  photos: Photo[];
  /** Why photos were not taken; empty where all were. */
  problems: PhotoProblem[];
}

export type PhotoProblem = { kind: 'too_big' } | { kind: 'not_a_photo'; n: number };

/**
 * A posted form with photos, each judged by its bytes and freed of all that a camera writes beside the picture. A body beyond
 * every limit is read as an empty form with that problem.
 */
export async function readPhotoForm(request: Request): Promise<PhotoForm> {
  const form = await readFields(request);
  if (!form) return { field: () => null, photos: [], problems: [{ kind: 'too_big' }] };
  const photos: Photo[] = [];
  const problems: PhotoProblem[] = [];
  // a field left empty is sent as a file without name and bytes
  const files = form.getAll('photos').filter((file): file is File => typeof file !== 'string' && file.size > 0);
  if (files.length > MOST_PHOTOS || files.some((file) => file.size > MOST_PHOTO_BYTES)) problems.push({ kind: 'too_big' });
  for (const [at, file] of files.slice(0, MOST_PHOTOS).entries()) {
    const photo = file.size > MOST_PHOTO_BYTES ? null : readPhoto(new Uint8Array(await file.arrayBuffer()));
    if (photo) photos.push(photo);
    else if (file.size <= MOST_PHOTO_BYTES) problems.push({ kind: 'not_a_photo', n: at + 1 });
  }
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : null;
  };
  return { field, photos, problems };
}

/** Forms without a file may come either way. */
async function readFields(request: Request): Promise<FormData | null> {
  try {
    return await readForm(request.headers.get('content-type') ?? '', await readBody(request, CAP_BYTES));
  } catch (error) {
    if (toAppError(error).code === 'body_too_large') return null;
    throw error;
  }
}
