const digitsOf = (text: string) => [...text].map(Number);
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/** Remainder to ten, with every second digit counted `times`; `from` is the place (0 or 1) of the first that counts so. */
export function mod10(body: string, check: string, times: 2 | 3, from: 0 | 1): boolean {
  const total = sum(digitsOf(body).map((digit, i) => (i % 2 === from ? digit * times : digit)));
  return (10 - (total % 10)) % 10 === Number(check);
}

/** USPS: every second digit from the right counts three times. */
export function mod10FromRight(body: string, check: string): boolean {
  return mod10([...body].reverse().join(''), check, 3, 0);
}

/** UPS: letters count as the remainder to ten of their place, so that A is 2. */
export function mod10OfLetters(body: string, check: string): boolean {
  const digits = [...body].map((c) => (/\d/.test(c) ? c : String((c.charCodeAt(0) - 3) % 10))).join('');
  return mod10(digits, check, 2, 1);
}

/** FedEx: weights repeated over the digits, remainder to eleven, then to ten. */
export function mod11Then10(body: string, check: string, weights: readonly number[]): boolean {
  return (sum(digitsOf(body).map((digit, i) => digit * weights[i % weights.length]!)) % 11) % 10 === Number(check);
}

/** DHL Express: the number before the last digit, remainder to seven. */
export function mod7(body: string, check: string): boolean {
  return Number(body) % 7 === Number(check);
}

/** Items of the Universal Postal Union (S10). */
export function s10(body: string, check: string): boolean {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const rest = 11 - (sum(digitsOf(body).map((digit, i) => digit * weights[i]!)) % 11);
  return (rest === 10 ? 0 : rest === 11 ? 5 : rest) === Number(check);
}
