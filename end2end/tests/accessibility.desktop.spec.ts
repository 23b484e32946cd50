import { PAGES, expect, expectAccessible, test, tilesSettled } from "./support.ts";

const WINDOWS = [
  { name: "phone", width: 360, height: 740 },
  { name: "desktop", width: 1280, height: 800 },
];

test.describe("every page is accessible", () => {
  for (const window of WINDOWS) {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const address of PAGES) {
        test(`${address} at ${window.width} px, ${colorScheme}`, async ({ page }) => {
          await page.setViewportSize(window);
          await page.emulateMedia({ colorScheme });
          await page.goto(address);
          if (address === "/mapa") await tilesSettled(page);
          await expectAccessible(page);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(overflow, "nothing sticks out to the right").toBeLessThanOrEqual(0);
        });
      }
    }
  }
});
