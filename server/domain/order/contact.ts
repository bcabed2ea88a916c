/** Personal data of the buyer; kept encrypted in one row, never in the log. */
export interface Contact {
  name?: string;
  /** E.164. */
  phone?: string;
  email?: string;
  address?: string;
  postcode?: string;
}
