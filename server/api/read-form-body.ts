import { AppError } from '@/server/domain/shared/errors';

/** A `multipart/form-data` body as a form. Throws `unreadable_body` when it is none. */
export async function readForm(contentType: string, body: Buffer): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch (cause) {
    throw new AppError('unreadable_body', 'The form cannot be read: send multipart/form-data with its boundary.', { cause });
  }
}

/** The files of a form, in their order. */
export async function formFiles(form: FormData): Promise<{ name: string; content: Buffer }[]> {
  const files: { name: string; content: Buffer }[] = [];
  for (const [, part] of form)
    if (typeof part !== 'string') files.push({ name: part.name, content: Buffer.from(await part.arrayBuffer()) });
  return files;
}
