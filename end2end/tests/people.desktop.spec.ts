// What is somebody's own, in windows of every size, both languages and both schemes: the pages that no visitor sees.
import type { Page } from "@playwright/test";
import { awake, newStaff } from "./people.ts";
import { expect, expectAccessible, test } from "./support.ts";

const ADDRESSES = ["/konto", "/konto/zabezpieczenia", "/panel", "/panel/uprawnienia"];

const WINDOWS = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

async function expectNothingSticksOut(page: Page, address: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${address}: nothing sticks out to the right`).toBeLessThanOrEqual(0);
}

for (const window of WINDOWS) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`the pages of staff are accessible at ${window.width} px, ${colorScheme}`, async ({ page }) => {
      await newStaff(page, "administrator");
      await page.setViewportSize(window);
      await page.emulateMedia({ colorScheme });
      for (const language of ["pl", "en"]) {
        for (const address of ADDRESSES) {
          await page.goto(`${address}?jezyk=${language}`);
          await expect(page.locator("html")).toHaveAttribute("lang", language);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await expectAccessible(page);
          await expectNothingSticksOut(page, address);
        }
      }
    });

    test(`the sign-in in English is accessible at ${window.width} px, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize(window);
      await page.emulateMedia({ colorScheme });
      for (const address of ["/logowanie", "/logowanie/pracownik", "/logowanie/kod", "/logowanie?wynik=za-niski-poziom"]) {
        await page.goto(`${address}${address.includes("?") ? "&" : "?"}jezyk=en`);
        await expect(page.locator("html")).toHaveAttribute("lang", "en");
        await expectAccessible(page);
        await expectNothingSticksOut(page, address);
      }
    });
  }
}

test("nothing of one's own sticks out at 320 pixels", async ({ page }) => {
  await newStaff(page, "administrator");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNothingSticksOut(page, "/konto/kody");
  for (const address of ADDRESSES) {
    await page.goto(address);
    await expectNothingSticksOut(page, address);
  }
});

test("one comes to the account, the panel and out again by keys alone", async ({ page }) => {
  await newStaff(page);
  await page.goto("/konto");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Przejdź do treści" })).toBeFocused();
  const reach = async (name: string | RegExp, role: "link" | "button") => {
    const target = page.getByRole("banner").getByRole(role, { name });
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press("Tab");
      if (await target.evaluate((node) => node === document.activeElement)) return;
    }
    throw new Error(`${name} is not reached by Tab`);
  };
  await reach("Panel", "link");
  await reach(/^Anna Pokazowa/, "link");
  await reach("Wyloguj się", "button");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText("Wylogowaliśmy Cię.");
});

test("what is somebody's own is kept by no cache, and its islands are woken once", async ({ page }) => {
  await newStaff(page);
  for (const address of ADDRESSES) {
    const response = await page.goto(address);
    expect(response!.headers()["cache-control"], address).toBe("no-store");
    await awake(page, "[data-act=stay]");
    await expect(page.locator('script[type="module"]'), address).toHaveCount(1);
  }
});
