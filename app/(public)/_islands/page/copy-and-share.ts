import { say } from './say';

/** Shows the buttons that need a script and lets them work; one listener, so that a renewed page needs none anew. */
export function copyAndShare(live: HTMLElement): void {
  showButtons(live);
  live.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-copy],[data-share-page]');
    if (!button) return;
    const number = button.dataset.copy;
    if (number) void copy(number).then((done) => done && confirm(button, live.dataset.copied ?? ''));
    else void navigator.share({ title: document.title, url: location.href }).catch(() => undefined);
  });
}

/** Buttons stand hidden in the page, because without a script they do nothing. */
export function showButtons(live: HTMLElement): void {
  for (const button of live.querySelectorAll<HTMLElement>('[data-copy],[data-open-map]')) button.hidden = false;
  for (const button of live.querySelectorAll<HTMLElement>('[data-share-page]')) button.hidden = typeof navigator.share !== 'function';
}

async function copy(text: string): Promise<boolean> {
  if (navigator.clipboard && isSecureContext) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => copyBySelection(text),
    );
  }
  return copyBySelection(text);
}

/** The way of old browsers and of pages without https. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'sr';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}

function confirm(button: HTMLElement, words: string): void {
  const before = button.textContent;
  button.textContent = words;
  say(words);
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
}
