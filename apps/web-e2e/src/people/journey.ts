import { test as base } from '@playwright/test';
import { aheadMs } from './moment.ts';

export { expect } from '@playwright/test';

/** A journey in which every page's clock shows the hour that the server's does, and runs. */
export const test = base.extend<object, { sameHour: void }>({
  sameHour: [
    async ({ browser }, use) => {
      const open = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await open(options);
        await context.clock.setSystemTime(Date.now() + aheadMs());
        return context;
      };
      await use();
      browser.newContext = open;
    },
    { scope: 'worker', auto: true },
  ],
});
