import type { Page } from '@playwright/test';

/** What axe cannot see on the screen as it stands: one line a fault. */
export function screenFaults(page: Page, above: readonly string[]): Promise<string[]> {
  return page.evaluate((selectors) => {
    const faults: string[] = [];
    const { innerHeight, innerWidth } = window;
    const visible = (element: Element) => element.getClientRects().length > 0 && !element.closest('.sr,[hidden]');
    // the action stays on the screen and would cover what stands behind it
    const action = document.querySelector('.hero .button');
    for (const selector of selectors) {
      const element = [...document.querySelectorAll(selector)].find(visible);
      const end = element?.getBoundingClientRect().bottom ?? 0;
      if (end > innerHeight) faults.push(`${selector} ends below the fold`);
      else if (action && element !== action && end > action.getBoundingClientRect().top + 1)
        faults.push(`${selector} is covered by the action`);
    }
    const sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (sideways > 0) faults.push(`scrolls sideways by ${sideways}`);
    for (const element of document.querySelectorAll('a,button,input,textarea,summary')) {
      if (!visible(element)) continue;
      const { width, height } = element.getBoundingClientRect();
      const least = element.matches('.button,button:not(.plain),input:not([type=radio],[type=checkbox]),textarea,summary,.langs a')
        ? 44
        : 24;
      if (height < least || width < 24) faults.push(`${element.outerHTML.slice(0, 60)} is ${Math.round(width)} × ${Math.round(height)}`);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const words = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (!words || !parent || parent.closest('script,style,noscript,svg') || !visible(parent)) continue;
      if (/^(处理中|處理中|processing)\W*$/i.test(words)) faults.push(`a bare ${words}`);
      if (/undefined|NaN|\[object|\{\w+\}/.test(words)) faults.push(`unfilled: ${words}`);
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.left < -1 || box.right > innerWidth + 1) faults.push(`cut off: ${words.slice(0, 40)}`);
    }
    for (const element of document.querySelectorAll<HTMLElement>('main *')) {
      const style = getComputedStyle(element);
      const isCut = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
      if (isCut && visible(element)) faults.push(`cut off inside ${element.className}`);
    }
    return faults;
  }, above);
}

/** Goes through the page by keyboard; names the elements on which the focus cannot be seen, or that cannot be reached. */
export async function focusFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const wanted = await page.evaluate(
    () =>
      [...document.querySelectorAll('a[href],button,input:not([type=hidden]),textarea,summary')].filter(
        (e) => e.getClientRects().length > 0,
      ).length,
  );
  // hours, minutes, half of the day and the picker of a time are stops of their own, some of them twice
  const stops = wanted + 8 * (await page.locator('input[type=time]').count());
  const reached = new Set<string>();
  for (let at = 0; at < stops && reached.size < wanted; at += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const style = getComputedStyle(element);
      const { top, bottom, left } = element.getBoundingClientRect();
      const index = [...document.querySelectorAll('*')].indexOf(element);
      const isSeen =
        style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2 && bottom > 0 && top < innerHeight && left >= 0;
      return { index, isSeen, html: element.outerHTML.slice(0, 60) };
    });
    if (!focus) break;
    reached.add(String(focus.index));
    if (!focus.isSeen) faults.push(`the focus cannot be seen on ${focus.html}`);
  }
  if (reached.size < wanted) faults.push(`${reached.size} of ${wanted} are reached by keyboard`);
  return faults;
}
