import { firstWord } from './sha256';

const CHUNK = 4096;

/**
 * The look-up form: Enter sends it, and where a riddle stands in it the browser solves it before it is sent: a number
 * such that sha256(riddle:number) starts with as many zero bits as the riddle's second part says.
 */
export function solveChallenge(form: HTMLFormElement): void {
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    // requestSubmit() is missing in older webviews
    form.querySelector('button')?.click();
  });
  const challenge = form.dataset.challenge;
  if (!challenge) return;
  const nonce = form.querySelector<HTMLInputElement>('[name=nonce]');
  let solved: Promise<string> | undefined;
  form.addEventListener('submit', (event) => {
    if (!nonce || nonce.value) return;
    event.preventDefault();
    const working = form.querySelector('.working');
    if (working) working.textContent = form.dataset.working ?? '';
    solved ??= solve(challenge);
    void solved.then((found) => {
      nonce.value = found;
      form.submit();
    });
  });
}

async function solve(challenge: string): Promise<string> {
  const shift = 32 - Number(challenge.split('.')[1]);
  for (let from = 0; ; from += CHUNK) {
    for (let at = from; at < from + CHUNK; at += 1) {
      if (firstWord(`${challenge}:${at}`) >>> shift === 0) return String(at);
    }
    // the page stays alive meanwhile
    await new Promise((next) => setTimeout(next));
  }
}
