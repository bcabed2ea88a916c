import { printPage } from './print-page';
import { say } from './say';

/** Shows the buttons that need a script and lets them work; one listener, so that a renewed page needs none anew. */
export function copyAndShare(live: HTMLElement): void {
  showButtons(live);
  live.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-copy],[data-share-page],[data-print]');
    if (!button) return;
    const { copy: number, sharePage, print: code } = button.dataset;
    if (number) copyAndSay(number, button, live.dataset.copied);
    else if (code) void printPage(button);
    else if ('share' in navigator) void navigator.share({ title: document.title, url: address() }).catch(() => undefined);
    else copyAndSay(address(), button, sharePage);
  });
}

/** Without what was asked of the page, such as its language. */
const address = () => location.origin + location.pathname;

function copyAndSay(text: string, button: HTMLElement, words = ''): void {
  void copy(text).then((done) => done && confirm(button, words));
}

/** Buttons stand hidden in the page, because without a script they do nothing. */
export function showButtons(live: HTMLElement): void {
  const canKeep = 'serviceWorker' in navigator ? ',[data-keep]' : '';
  for (const button of live.querySelectorAll<HTMLElement>(`[data-copy],[data-open-map],[data-share-page],[data-print]${canKeep}`))
    button.hidden = false;
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
