import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { transform } from 'esbuild';
import { browserPath } from '../scripts/install-browser.mjs';
import { FLOOR_PORT, FRONT_PORT } from './front';
import { startProcess } from './process';
import type { Line } from './report';
import { ROOT } from './root';
import { seedTemplate } from './seed';
import type { Suite } from './suite';

/** A cheap phone on a bad network. */
const KBIT_PER_SECOND = 400;
const LATENCY_MS = 400;
const CPU_SLOWER = 6;
const ROUNDS = Number(process.env.BENCH_PHONE_ROUNDS ?? 7);
const AIM = 1.1;
/** How long a page is watched for tasks and shifts after it has loaded: its worker is registered then. */
const WATCH_MS = 3_000;

interface Visit {
  lcpMs: number;
  cls: number;
  longTasks: number;
  longestTaskMs: number;
  kilobytes: number;
}

/**
 * The order page on a slow phone beside a page of the same content written by hand: all its words, links and fields, the folded
 * timeline and the drawn map; a small style sheet, no script; served by bare node:http with the same compression. Both are opened
 * in turns, each in a browser that has never seen it.
 */
export const slowPhone: Suite = async (bench) => {
  const { code } = await seedTemplate(bench.db, 30);
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
  const floor = await startProcess('bench/floor-page.ts');
  try {
    const url = `http://127.0.0.1:${FRONT_PORT}/q/${code}`;
    await floor.ask({ html: await byHand(browser, url) });
    const ours: Visit[] = [];
    const least: Visit[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      bench.say(`round ${round + 1} of ${ROUNDS}`);
      least.push(await visit(browser, `http://127.0.0.1:${FLOOR_PORT}/`));
      ours.push(await visit(browser, url));
    }
    return [lineOf(least, ours)];
  } finally {
    await browser.close();
    await floor.stop();
  }
};

/** The words of the page, its headings and lists, as somebody would write them who has nothing else to do. */
async function byHand(browser: Browser, url: string): Promise<string> {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(url);
  const body = await page.evaluate(() => {
    const content = document.body.cloneNode(true) as HTMLElement;
    // what only a script shows or needs is none of the content
    for (const gone of content.querySelectorAll('script,[hidden],.sr')) gone.remove();
    const kept = ['href', 'lang', 'action', 'method', 'name', 'type', 'for', 'id', 'required', 'inputmode', 'maxlength'];
    for (const element of content.querySelectorAll('*:not(svg,svg *)')) {
      for (const { name } of [...element.attributes]) if (!kept.includes(name)) element.removeAttribute(name);
    }
    return content.innerHTML;
  });
  const title = await page.title();
  await page.close();
  const { code: style } = await transform(readFileSync(join(ROOT, 'bench', 'slow-phone.css'), 'utf8'), { loader: 'css', minify: true });
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style.trim()}</style>${body}</html>`;
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 360, height: 640 },
    deviceScaleFactor: 2,
    isMobile: true,
  });
  try {
    const page = await context.newPage();
    const bytes = await throttle(page);
    await page.addInitScript({ content: WATCH });
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    await page.waitForTimeout(WATCH_MS);
    const seen = await page.evaluate(() => (window as unknown as { seen: Omit<Visit, 'kilobytes'> }).seen);
    return { ...seen, kilobytes: bytes() / 1024 };
  } finally {
    await context.close();
  }
}

/** Answers how many bytes came over for the document. */
async function throttle(page: Page): Promise<() => number> {
  const cdp = await page.context().newCDPSession(page);
  const bytesPerSecond = (KBIT_PER_SECOND * 1000) / 8;
  let received = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    received ||= encodedDataLength;
  });
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  return () => received;
}

/** Runs in the page before anything else; a text, because what a compiler makes of a function may lean on its own helpers. */
const WATCH = `
  const seen = (window.seen = { lcpMs: 0, cls: 0, longTasks: 0, longestTaskMs: 0 });
  const observe = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('largest-contentful-paint', (entry) => { seen.lcpMs = entry.startTime; });
  observe('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  observe('longtask', (entry) => {
    seen.longTasks += 1;
    seen.longestTaskMs = Math.max(seen.longestTaskMs, entry.duration);
  });
`;

function lineOf(floor: Visit[], ours: Visit[]): Line {
  const [least, here] = [median(floor.map((v) => v.lcpMs)), median(ours.map((v) => v.lcpMs))];
  const tasks = median(ours.map((v) => v.longTasks));
  const shift = Math.max(...ours.map((v) => v.cls));
  const longest = median(ours.map((v) => v.longestTaskMs));
  const told = (visits: Visit[], lcp: number) => `largest paint after ${(lcp / 1000).toFixed(2)} s, ${visits[0]!.kilobytes.toFixed(1)} kB`;
  return {
    what: 'slow phone',
    data: `${KBIT_PER_SECOND} kbit/s, ${LATENCY_MS} ms, processor ÷ ${CPU_SLOWER}, 360 × 640, medians of ${ours.length} first visits`,
    floor: `${told(floor, least)}, ${median(floor.map((v) => v.longTasks))} long tasks`,
    ours: `${told(ours, here)}, ${tasks} long tasks${tasks > 0 ? ` of up to ${longest.toFixed(0)} ms` : ''}, shift ${shift.toFixed(3)}`,
    ratio: (here / least).toFixed(2),
    aim: `≤ ${AIM}, no long task, no shift`,
    isMet: here / least <= AIM && tasks === 0 && shift === 0,
  };
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
