const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type FileFormat = keyof typeof MEDIA_TYPES;
export const FILE_FORMATS = Object.keys(MEDIA_TYPES) as FileFormat[];

/** Headers of a file that is saved and not shown. `name` is made by us and holds nothing a header could not. */
export function fileHeaders(name: string, format: FileFormat): Record<string, string> {
  return {
    'content-type': MEDIA_TYPES[format],
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
}
