import { expect, firstOf, test } from "./support.ts";

test("without JavaScript the linked object is told in words, and the list is one press away", async ({ page }) => {
  await page.goto(await firstOf(page, "hydrant"));
  await expect(page.locator(".map-card").getByRole("heading", { level: 2 })).toHaveText(/^Hydrant/);
  await page.locator(".map-waiting").getByRole("link").click();
  await expect(page).toHaveURL(/widok=lista/);
});

test("without JavaScript the map's search leads to a page of answers", async ({ page }) => {
  await page.goto("/mapa");
  await page.getByRole("searchbox").fill("spychowo");
  await page.getByRole("button", { name: "Szukaj" }).click();
  await expect(page).toHaveURL(/\/szukaj\?q=spychowo/);
  await expect(page.locator(".found li").first()).toContainText("Spychowo");
});
