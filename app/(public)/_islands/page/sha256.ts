/** Round constants: fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const K = new Uint32Array(64);
/** Initial hash: fractional parts of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
const INITIAL = new Uint32Array(8);

let primes = 0;
for (let candidate = 2; primes < 64; candidate += 1) {
  let isPrime = true;
  for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) if (candidate % divisor === 0) isPrime = false;
  if (!isPrime) continue;
  if (primes < 8) INITIAL[primes] = (candidate ** 0.5 % 1) * 2 ** 32;
  K[primes] = (Math.cbrt(candidate) % 1) * 2 ** 32;
  primes += 1;
}

const schedule = new Uint32Array(64);
const rotate = (x: number, by: number) => (x >>> by) | (x << (32 - by));

/** First 32 bits of the SHA-256 of an ASCII text of any length; enough to see leading zero bits. */
export function firstWord(text: string): number {
  const length = text.length;
  const blocks = ((length + 8) >> 6) + 1;
  const bytes = new DataView(new ArrayBuffer(blocks * 64));
  for (let i = 0; i < length; i += 1) bytes.setUint8(i, text.charCodeAt(i));
  bytes.setUint8(length, 0x80);
  bytes.setUint32(blocks * 64 - 4, length * 8);
  const hash = INITIAL.slice();
  for (let block = 0; block < blocks; block += 1) addBlock(hash, bytes, block * 64);
  return hash[0]!;
}

function addBlock(hash: Uint32Array, bytes: DataView, offset: number): void {
  for (let i = 0; i < 64; i += 1) {
    if (i < 16) {
      schedule[i] = bytes.getUint32(offset + i * 4);
      continue;
    }
    const near = schedule[i - 2]!;
    const far = schedule[i - 15]!;
    const s0 = rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3);
    const s1 = rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10);
    schedule[i] = schedule[i - 16]! + s0 + schedule[i - 7]! + s1;
  }
  const w = hash.slice();
  for (let i = 0; i < 64; i += 1) {
    const a = w[0]!;
    const e = w[4]!;
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = w[7]! + s1 + ((e & w[5]!) ^ (~e & w[6]!)) + K[i]! + schedule[i]!;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = s0 + ((a & w[1]!) ^ (a & w[2]!) ^ (w[1]! & w[2]!));
    w.copyWithin(1, 0, 7);
    w[4] = w[4]! + t1;
    w[0] = t1 + t2;
  }
  for (let i = 0; i < 8; i += 1) hash[i] = hash[i]! + w[i]!;
}
