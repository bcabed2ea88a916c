/** What makes a spreadsheet take a cell for a formula (OWASP ASVS 5.0, 1.2.10), full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** A cell of a CSV file that a spreadsheet shows and never computes, by RFC 4180: quoted where it must be. */
export function safeCell(text: string): string {
  const shown = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
