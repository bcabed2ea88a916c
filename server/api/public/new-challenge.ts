import { newContext } from '@/server/store/context';
import { newChallenge as makeChallenge } from '@/server/usecases/access/proof-of-work';

/** A fresh riddle for a look-up form whose free tries are used up. */
export function newChallenge(): string {
  return makeChallenge(newContext()).challenge;
}
