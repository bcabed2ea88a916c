import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { freshNumber, hoursAgo, makeLink, placeOrder, readOrder, tell } from './support/shop';

/** Before a page that hears nothing would ask by itself. */
const STREAMED = { timeout: 6_000 };

const PHONE = '+8613700137088';

interface Parcel {
  orderNo: string;
  path: string;
  shipment: { carrier: string; trackingNo: string };
}

async function sentParcel(request: APIRequestContext, prefix: string): Promise<Parcel> {
  const orderNo = freshNumber(prefix);
  const shipment = { carrier: 'sf', trackingNo: freshNumber('SF').replace('-', '') };
  await placeOrder(request, orderNo, PHONE, { promisedBy: new Date(Date.now() + 3 * 86_400_000).toISOString() });
  await tell(request, orderNo, [
    { source: 'wms', code: 'shipped', occurredAt: hoursAgo(20), shipment },
    { source: 'sf', code: 'picked_up', occurredAt: hoursAgo(18), shipment, place: { city: '深圳市' } },
  ]);
  return { orderNo, shipment, path: `/q/${(await readOrder(request, orderNo)).code}` };
}

function arrive(request: APIRequestContext, { orderNo, shipment }: Parcel, city: string, hours: number): Promise<void> {
  return tell(request, orderNo, [{ source: 'sf', code: 'in_transit.arrived', occurredAt: hoursAgo(hours), shipment, place: { city } }]);
}

/** Gathers what screen readers are told from now on. */
async function hearPage(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const place = document.getElementById('said')!;
    Object.assign(window, { heard });
    new MutationObserver(() => place.textContent && heard.push(place.textContent)).observe(place, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

/** Waits until the page's worker has taken it over and kept it, with these words in it. */
async function untilKept(page: Page, words = ''): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.match(location.pathname))?.text()) ?? null))
    .toEqual(expect.stringContaining(words));
}

test('an event shows in the open page at once; focus, typed text and scroll stay, and it is spoken once', async ({ page, request }) => {
  const parcel = await sentParcel(request, 'OPEN');
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(parcel.path);
  const field = page.locator('#lastDigits');
  await field.fill('70');
  const heard = await hearPage(page);
  const before = await field.evaluate((element) => element.getBoundingClientRect().top);
  await arrive(request, parcel, '武汉市', 5);
  await expect(page.locator('h1')).toContainText('武汉', STREAMED);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('70');
  expect(Math.abs((await field.evaluate((element) => element.getBoundingClientRect().top)) - before)).toBeLessThan(3);
  await expect.poll(heard).toHaveLength(1);
  expect((await heard())[0]).toContain('武汉');
  await arrive(request, parcel, '石家庄市', 2);
  await expect(page.locator('h1')).toContainText('石家庄', STREAMED);
  await expect.poll(heard).toHaveLength(2);
});

test('where no stream gets through the page asks and shows the event all the same', async ({ browser, baseURL, request }) => {
  const parcel = await sentParcel(request, 'NOSTREAM');
  const context = await browser.newContext({ baseURL, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.route('**/api/live/**', (route) => route.abort());
  await page.goto(parcel.path);
  await arrive(request, parcel, '武汉市', 5);
  await expect(page.locator('h1')).toContainText('武汉');
  await context.close();
});

test('a page in the background holds no stream, and is up to date when it is looked at again', async ({ page, request }) => {
  const parcel = await sentParcel(request, 'HIDDEN');
  await page.goto(parcel.path);
  const turn = (isHidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, isHidden);
  await turn(true);
  await arrive(request, parcel, '武汉市', 5);
  await page.waitForTimeout(1500);
  await expect(page.locator('h1')).not.toContainText('武汉');
  await turn(false);
  await expect(page.locator('h1')).toContainText('武汉', STREAMED);
});

test('the page seen last opens without a network, with its age, and renews itself once there is one', async ({
  page,
  context,
  request,
}) => {
  const parcel = await sentParcel(request, 'OFFLINE');
  await page.goto(parcel.path);
  await untilKept(page);
  await arrive(request, parcel, '武汉市', 5);
  await expect(page.locator('h1')).toContainText('武汉', STREAMED);
  await untilKept(page, '武汉');
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('h1')).toContainText('武汉');
  await expect(page.locator('[data-offline]')).toContainText(/这是 \d\d:\d\d 的状态/);
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  // where the first question fails on a busy line it asks again by itself
  await expect(page.locator('[data-offline]')).toHaveCount(0);
});

/** Addresses of everything that the page's worker keeps; `/.look` is how the pages look. */
function keptOn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return stores
      .flat()
      .map((request) => new URL(request.url).pathname)
      .sort();
  });
}

test('only pages that were opened are kept, and signing out empties what was kept', async ({ page, context, request }) => {
  const parcel = await sentParcel(request, 'KEEP');
  const other = await sentParcel(request, 'OTHER');
  await page.goto(parcel.path);
  await untilKept(page);
  await expect.poll(() => keptOn(page)).toEqual(['/.look', parcel.path]);
  await context.setOffline(true);
  await page.goto(other.path);
  await expect(page.locator('h1')).toHaveText('现在没有网络');
  await context.setOffline(false);
  await page.goto(parcel.path);
  await page.evaluate(() => fetch('/track/sign-out', { method: 'POST' }));
  await expect.poll(() => keptOn(page)).toEqual([]);
});

test('a link that was revoked is kept no longer: without a network a page of ours says so, and trying again needs no script', async ({
  browser,
  baseURL,
  request,
}) => {
  const { orderNo } = await sentParcel(request, 'GONE');
  const link = await makeLink(request, orderNo);
  const context = await browser.newContext({ baseURL, viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  await page.goto(`${link.path}?lang=en&letters=large`);
  await untilKept(page);
  await link.revoke();
  // the open page is taken down by itself
  await expect(page.locator('h1')).toHaveText('This link was withdrawn');
  await expect.poll(() => keptOn(page)).toEqual(['/.look']);
  await context.setOffline(true);
  await page.goto(link.path);
  await expect(page.locator('h1')).toHaveText('There is no network');
  await expect(page.locator('html.large[lang=en]')).toBeVisible();
  expect(await page.locator('script').count()).toBe(0);
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.locator('h1')).toHaveText('There is no network');
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.locator('h1')).toHaveText('This link was withdrawn');
  await context.close();
});

test('the arrival goes into a calendar, the page onto paper with the code that leads back', async ({ page, request }) => {
  const parcel = await sentParcel(request, 'TAKE');
  await page.goto(parcel.path);
  const link = page.locator('a[href$="/calendar.ics"]');
  const file = await page.request.get((await link.getAttribute('href'))!);
  expect(file.headers()['content-type']).toContain('text/calendar');
  const text = await file.text();
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\nDTEND;VALUE=DATE:\d{8}\r\n/);
  expect(text).not.toMatch(/王小明|望京街|13700137088/);
  await page.evaluate(() => Object.assign(window, { print: () => document.body.setAttribute('data-printed', '') }));
  await page.locator('[data-print]').click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');
  expect(await page.locator('img.qr').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(20);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('img.qr')).toBeVisible();
  await expect(page.locator('.take button').first()).toBeHidden();
});
