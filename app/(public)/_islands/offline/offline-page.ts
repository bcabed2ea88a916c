/** How the pages that were opened here look: what the root of the last one said. */
export interface Look {
  language: string;
  /** Classes of the root: letters and ground as chosen. */
  className: string;
}

interface Words {
  title: string;
  text: string;
  again: string;
}

const WORDS: Record<string, Words> = {
  'zh-CN': {
    title: '现在没有网络',
    text: '这台设备上没有保存这个页面，所以现在没有内容可以显示。您的订单不受影响；连上网络后再试一次，就能看到最新状态。',
    again: '再试一次',
  },
  'zh-TW': {
    title: '現在沒有網路',
    text: '這台裝置上沒有保存這個頁面，所以現在沒有內容可以顯示。您的訂單不受影響；連上網路後再試一次，就能看到最新狀態。',
    again: '再試一次',
  },
  en: {
    title: 'There is no network',
    text: 'This page is not kept on this device, so there is nothing to show now. Your order is not affected: once you are online, try again to see where it is.',
    again: 'Try again',
  },
};

/** What the look is read from and written to: the root of one of our pages, or of whatever answered in its place. */
export function readLook(page: string): Look | null {
  const root = /<html\b[^>]*>/.exec(page)?.[0] ?? '';
  const language = /\blang="([^"]+)"/.exec(root)?.[1] ?? '';
  if (!Object.hasOwn(WORDS, language)) return null;
  const classes = /\bclass="([^"]*)"/.exec(root)?.[1] ?? '';
  return { language, className: ['large', 'dark', 'light'].filter((name) => classes.split(' ').includes(name)).join(' ') };
}

/** The look where no page was seen before: of the languages of this device, the first that we speak, else English. */
export function lookOfDevice(languages: readonly string[]): Look {
  for (const language of languages) {
    if (/^zh\b.*\b(hant|tw|hk|mo)\b/i.test(language)) return { language: 'zh-TW', className: '' };
    if (/^zh\b/i.test(language)) return { language: 'zh-CN', className: '' };
    if (/^en\b/i.test(language)) break;
  }
  return { language: 'en', className: '' };
}

const DARK = '--bg:#12171a;--card:#1b2226;--ink:#e9eced;--dim:#a5b0b6;--line:#323b40;--go:#6fd3bf';
const STYLE = `:root{color-scheme:light dark;--bg:#f6f4ef;--card:#fff;--ink:#1a2024;--dim:#566068;--line:#e2dfd7;--go:#0c6657}
@media(prefers-color-scheme:dark){:root:not(.light){${DARK}}}:root.dark{color-scheme:dark;${DARK}}:root.light{color-scheme:light}.large{font-size:125%}
*{box-sizing:border-box;margin:0}html{-webkit-text-size-adjust:100%;background:var(--bg)}
body{color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{display:grid;gap:12px;max-width:30rem;margin:min(12vh,6rem) auto 12px;padding:20px;width:calc(100% - 24px);background:var(--card);border:1px solid var(--line);border-radius:14px}
h1{font-size:1.25rem;line-height:1.4;font-weight:650}p{color:var(--dim)}
a{display:flex;align-items:center;justify-content:center;min-height:44px;padding:8px 16px;border:1px solid transparent;border-radius:10px;background:var(--go);color:var(--card);font-weight:650;text-decoration:none}
:focus-visible{outline:3px solid var(--go);outline-offset:2px}`;

/** What such a page may do: show itself. */
export const OFFLINE_POLICY = "default-src 'none';style-src 'unsafe-inline';img-src data:";

/**
 * The page in place of one that cannot be fetched and is not kept. It stands by itself and runs no script: trying again is a link to
 * the address that was asked for, which an empty one is.
 */
export function offlinePage({ language, className }: Look): string {
  const { title, text, again } = WORDS[language]!;
  const root = `<html lang="${language}"${className ? ` class="${className}"` : ''}>`;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><link rel="icon" href="data:,"><style>${STYLE}</style>`;
  return `<!doctype html>${root}<head>${head}</head><body><main data-no-network><h1>${title}</h1><p>${text}</p><a href="">${again}</a></main></body></html>`;
}
