/** Where something happened or goes to, as precisely as the source said it. Coordinates are WGS-84 degrees. */
export interface Place {
  /** The source's own words, redacted. */
  text?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
  province?: string;
  city?: string;
  district?: string;
  lat?: number;
  lon?: number;
}
