import { createHash } from 'node:crypto';

/** A proof of work as the product asks for it. */
export interface Riddle {
  challenge: string;
  bits: number;
}

/** A rightful buyer's device, a process of its own: finds a nonce whose hash begins with as many zero bits as are asked for. */
process.on('message', ({ challenge, bits }: Riddle) => {
  let nonce = 0;
  while (createHash('sha256').update(`${challenge}:${nonce}`).digest().readUInt32BE(0) >>> (32 - bits) !== 0) nonce += 1;
  process.send!({ nonce: String(nonce) });
});
process.send!('ready');
