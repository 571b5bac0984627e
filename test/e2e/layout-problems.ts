/** What a picture of a screen would show and no rule of accessibility names. */
import type { Page } from '@playwright/test';

/**
 * Whatever is wider than the window, out of sight at the foot, or too small for a finger.
 * @param least pixels that a target is wide and high
 */
export const layoutProblems = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((leastPixels) => {
    const problems: string[] = [];
    const { scrollWidth, clientWidth, clientHeight } = document.documentElement;
    if (scrollWidth > clientWidth) {
      const sticksOut = (each: Element): boolean => {
        const { left, right } = each.getBoundingClientRect();
        return left < -0.5 || right > clientWidth + 0.5;
      };
      const last = [...document.querySelectorAll('main *')].findLast(sticksOut);
      problems.push(
        `${scrollWidth - clientWidth} px wider than the window: ${last?.outerHTML.slice(0, 120)}`,
      );
    }
    const foot = document.querySelector('.screen-foot');
    // with large letters in a low window it follows the text instead of covering it
    if (foot && getComputedStyle(foot).position === 'sticky') {
      const { bottom, height } = foot.getBoundingClientRect();
      if (bottom > clientHeight + 0.5) problems.push('the foot is out of sight');
      if (height > clientHeight * 0.4) problems.push('the foot takes too much of the window');
    }
    const targets = 'main :is(button, select, input:not([type]), input[type="text"], .choice, summary)';
    for (const each of document.querySelectorAll(targets)) {
      const { width, height } = each.getBoundingClientRect();
      if (each.checkVisibility() && (height < leastPixels - 0.5 || width < leastPixels - 0.5))
        problems.push(`${each.outerHTML.slice(0, 80)} is ${Math.round(width)}×${Math.round(height)}`);
    }
    return problems;
  }, least);
