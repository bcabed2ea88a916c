import { newContext } from '@/server/store/context';
import { newChallenge as makeChallenge } from '@/server/usecases/access/proof-of-work';

/** A fresh riddle for a form whose free tries are used up. */
export function newChallenge(bits?: number): string {
  return makeChallenge(newContext(), bits).challenge;
}
