import { expect, test } from "./support.ts";

test("the language is switched on the same page and kept", async ({ page }) => {
  await page.goto("/mapa?widok=lista&klasa=hydrant");
  await expect(page.locator("html")).toHaveAttribute("lang", "pl");
  await page.getByRole("link", { name: "English", exact: true }).click();
  await expect(page).toHaveURL(/klasa=hydrant/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Network as a list");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The water network around you");
  await page.getByRole("link", { name: "Polski", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "pl");
});

test("a browser that asks for English gets it", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: "en-GB", baseURL });
  const page = await context.newPage();
  await page.goto("/prywatnosc");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Privacy");
  await context.close();
});
