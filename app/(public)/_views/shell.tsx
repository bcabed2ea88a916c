import type { ReactNode } from 'react';
import { LANGUAGES, type Language } from '@/server/domain/shared/language';
import { messagesOf } from './messages';
import { STYLE } from './style';

interface ShellProps {
  language: Language;
  title: string;
  /** Address of this page in the other language. */
  path: string;
  /** Style of this kind of page beside that of every page; its hash stands in the CSP. */
  moreStyle?: string;
  /** Address of the script; it is asked for after everything that is shown, and kept by the browser from then on. */
  script?: string;
  children: ReactNode;
}

/** Each language by its own name. */
const NAMES: Record<Language, string> = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'English' };

/** Frame of every public page: complete without scripts, no request to anywhere else. */
export function Shell({ language, title, path, moreStyle, script, children }: ShellProps) {
  const m = messagesOf(language);
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="theme-color" content="#f6f4ef" media="(prefers-color-scheme:light)" />
        <meta name="theme-color" content="#12171a" media="(prefers-color-scheme:dark)" />
        <meta name="format-detection" content="telephone=no" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, allowed by its hash in the policy */}
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: as above */}
        {moreStyle ? <style dangerouslySetInnerHTML={{ __html: moreStyle }} /> : null}
      </head>
      <body>
        <a className="sr" href="#main">
          {m.skip}
        </a>
        <header className="top">
          <a className="brand" href="/track">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7Zm0 9.6A2.6 2.6 0 1 1 12 6.400a2.600 2.600 0 0 1 0 5.200Z" />
            </svg>
            {m.brand}
          </a>
          <nav className="langs" aria-label={m.languages}>
            <Languages language={language} path={path} />
          </nav>
        </header>
        <main id="main">{children}</main>
        <nav className="look" aria-label={m.look}>
          <Languages language={language} path={path} />
          <a className="on-plain" href={`${path}${mark(path)}letters=large`}>
            {m.large}
          </a>
          <a className="on-large" href={`${path}${mark(path)}letters=normal`}>
            {m.normal}
          </a>
          <a className="on-light" href={`${path}${mark(path)}theme=dark`}>
            {m.dark}
          </a>
          <a className="on-dark" href={`${path}${mark(path)}theme=light`}>
            {m.light}
          </a>
        </nav>
        {script ? <script defer src={script} /> : null}
      </body>
    </html>
  );
}

function Languages({ language, path }: { language: Language; path: string }) {
  return LANGUAGES.filter((other) => other !== language).map((other) => (
    <a key={other} href={`${path}${mark(path)}lang=${other}`} lang={other} hrefLang={other}>
      {NAMES[other]}
    </a>
  ));
}

/** What a further word of an address begins with. */
function mark(path: string): string {
  return path.includes('?') ? '&' : '?';
}
