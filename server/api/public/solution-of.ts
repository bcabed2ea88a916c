import type { Solution } from '@/server/usecases/access/proof-of-work';

/** The solved riddle that came with a form; undefined when it had none. */
export function solutionOf(form: URLSearchParams): Solution | undefined {
  const challenge = form.get('challenge');
  return challenge ? { challenge, nonce: form.get('nonce') ?? '' } : undefined;
}
