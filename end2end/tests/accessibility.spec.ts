import { PAGES, expect, test } from "./support.ts";

test("nothing sticks out at 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of PAGES) {
    await page.goto(address);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, address).toBeLessThanOrEqual(0);
  }
});

test("the first Tab offers the way past the header", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Przejdź do treści" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});

test("the statement has every id that the law's checkers look for", async ({ page }) => {
  await page.goto("/deklaracja-dostepnosci");
  const ids = [
    "a11y-wstep", "a11y-podmiot", "a11y-url", "a11y-data-publikacja", "a11y-data-aktualizacja", "a11y-status",
    "a11y-data-sporzadzenie", "a11y-kontakt", "a11y-osoba", "a11y-email", "a11y-telefon", "a11y-procedura",
    "a11y-architektura", "a11y-aplikacje",
  ];
  for (const id of ids) await expect(page.locator(`#${id}`), id).toHaveCount(1);
  for (const id of ["a11y-data-publikacja", "a11y-data-aktualizacja", "a11y-data-sporzadzenie"]) {
    await expect(page.locator(`time#${id}`)).toHaveAttribute("datetime", /^\d{4}-\d{2}-\d{2}$/);
  }
  await expect(page.locator("#a11y-status")).toHaveText(/\b(zgodna|częściowo zgodna|niezgodna)\b/);
});
