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

/** A time's hours, minutes, half of the day and picker are stops of their own, some of them twice. */
const STOPS_OF_A_TIME = 8;

/**
 * Goes through the page by keyboard; names the elements on which the focus cannot be seen, or that cannot be reached. Of a group of
 * radio buttons one is a stop, the arrows lead to the others; what is disabled is none.
 */
export async function focusFaults(page: Page): Promise<string[]> {
  const faults = new Set<string>();
  const wanted = await page.evaluateHandle(() => {
    const isOpen = (element: Element) => element.getClientRects().length > 0 && !element.matches(':disabled');
    const all = [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary')].filter(isOpen);
    const nameOf = (element: Element) => (element instanceof HTMLInputElement && element.type === 'radio' ? element.name : '');
    const stopOf = (name: string) => {
      const group = all.filter((element) => nameOf(element) === name) as HTMLInputElement[];
      return group.find((element) => element.checked) ?? group[0];
    };
    return all.filter((element) => nameOf(element) === '' || stopOf(nameOf(element)) === element);
  });
  const count = await wanted.evaluate((all) => all.length);
  const times = await page.locator('input[type=time]').count();
  const reached = new Set<number>();
  // from wherever the page puts the focus to its end, and once more from its beginning
  for (let at = 0; at < 2 * (count + 1 + STOPS_OF_A_TIME * times) && reached.size < count; at += 1) {
    await page.keyboard.press('Tab');
    const focus = await wanted.evaluate((all) => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const style = getComputedStyle(element);
      const { top, bottom, left } = element.getBoundingClientRect();
      const isSeen =
        style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2 && bottom > 0 && top < innerHeight && left >= 0;
      return { index: all.indexOf(element), isSeen, html: element.outerHTML.slice(0, 60) };
    });
    if (!focus) continue;
    if (focus.index >= 0) reached.add(focus.index);
    if (!focus.isSeen) faults.add(`the focus cannot be seen on ${focus.html}`);
  }
  const missed = await wanted.evaluate(
    (all, had) => all.filter((_, at) => !had.includes(at)).map((e) => e.outerHTML.slice(0, 60)),
    [...reached],
  );
  return [...faults, ...missed.map((html) => `not reached by keyboard: ${html}`)];
}
