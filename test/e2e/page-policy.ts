/** What a page's policy should stop, tried from inside the page. */
import type { Page } from '@playwright/test';

/** Runs in the page what a policy should stop, outside the debugger's own exemption from it. @returns the error's name */
export function attempt(page: Page, how: 'eval' | 'function' | 'innerHTML' | 'handler'): Promise<string> {
  return page.evaluate(
    (name) =>
      new Promise<string>((resolve) => {
        const attempts: Record<string, () => unknown> = {
          // oxlint-disable no-eval, no-implied-eval -- that these fail is what the test is about
          eval: () => (0, eval)('1'),
          function: () => new Function('return 1')() as unknown,
          // oxlint-enable no-eval, no-implied-eval
          innerHTML: () => (document.body.innerHTML = '<b>x</b>'),
          handler: () => document.body.setAttribute('onclick', 'void 0'),
        };
        setTimeout(() => {
          try {
            attempts[name]?.();
            resolve('nothing stopped it');
          } catch (error) {
            resolve((error as Error).name);
          }
        });
      }),
    how,
  );
}

/** Whether a script that is put into the page as text runs. */
export function inlineScriptRuns(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const script = document.createElement('script');
    try {
      script.append('globalThis.inlineRan = true');
      document.head.append(script);
    } catch {
      // Refusing it with an error is as good.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return 'inlineRan' in globalThis;
  });
}

/** What fetching an address from the page comes to: a status, or `refused`. */
export function reach(page: Page, url: string): Promise<number | string> {
  return page.evaluate(
    (address) =>
      fetch(address).then(
        ({ status }) => status,
        () => 'refused',
      ),
    url,
  );
}
