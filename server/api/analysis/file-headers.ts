/** Headers of a file that is saved and not shown. `name` is made by us and holds nothing a header could not. */
export function fileHeaders(name: string, mediaType: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
}
