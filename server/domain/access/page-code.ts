/** Codes of parcel pages are short base58. */
const CODE = /^[1-9A-HJ-NP-Za-km-z]{6,40}$/;

/** Whether a text can be the code of a parcel page; anything else is none of ours and costs no read. */
export function isPageCode(text: string): boolean {
  return CODE.test(text);
}
