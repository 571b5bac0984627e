/** What the page does with many entries, measured in the page itself. */
import type { Page } from '@playwright/test';

/** Milliseconds from each input to the frame in which its result was painted, sorted. */
export async function searchTimes(page: Page, queries: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) {
    times.push(await page.evaluate(search, query));
  }
  return times.toSorted((a, b) => a - b);
}

/** Runs in the page: types as a script can, waits until the table says that it shows this search, and until that is painted. */
function search(query: string): Promise<number> {
  const field = document.querySelector<HTMLInputElement>('[name="search"]')!;
  const shown = document.querySelector<HTMLElement>('[data-part="shown"]')!;
  return new Promise((resolve) => {
    const start = performance.now();
    const look = (): void => {
      if (shown.dataset['for'] !== query) return;
      watch.disconnect();
      // a task behind the frame's callbacks runs when it was painted
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    };
    const watch = new MutationObserver(look);
    watch.observe(shown, { attributes: true });
    // past the setter by which React would take the event for one of its own making
    Reflect.set(HTMLInputElement.prototype, 'value', query, field);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Scrolls the table for some time, steadily and in jumps. */
export async function longestTaskWhileScrolling(
  page: Page,
  milliseconds: number,
): Promise<{ longest: number; frames: number; rows: number }> {
  await page.locator('[name="search"]').fill('');
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>('[data-part="shown"]')?.dataset['for'] === '',
  );
  return page.evaluate(scroll, milliseconds);
}

function scroll(milliseconds: number): Promise<{ longest: number; frames: number; rows: number }> {
  const scroller = document.querySelector<HTMLElement>('.entries-scroller')!;
  let longest = 0;
  let frames = 0;
  let rows = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  return new Promise((resolve) => {
    const step = (): void => {
      frames++;
      rows = Math.max(rows, scroller.querySelectorAll('tbody tr').length);
      // mostly as a wheel does it, now and then as somebody who pulls the bar
      if (frames % 20 === 0) scroller.scrollTop = ((frames * 7919) % 1000) * (scroller.scrollHeight / 1000);
      else scroller.scrollTop += 240;
      if (performance.now() - start < milliseconds) requestAnimationFrame(step);
      else
        setTimeout(() => {
          observer.disconnect();
          resolve({ longest, frames, rows });
        }, 200);
    };
    requestAnimationFrame(step);
  });
}

/** Bytes on the page's heap after the garbage was collected. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
