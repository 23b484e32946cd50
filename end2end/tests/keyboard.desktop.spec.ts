import { expect, firstOf, openMap, test } from "./support.ts";

test("Enter tells what is under the cross, for those who work with keys", async ({ page }) => {
  const map = await openMap(page, await firstOf(page, "hydrant"));
  await page.keyboard.press("Escape");
  await map.focus();
  await page.keyboard.press("Enter");
  const card = page.locator(".map-card");
  await expect(card.getByRole("heading", { level: 2 })).toHaveText(/^Hydrant/);
  await page.keyboard.press("Tab");
  await expect(card.getByRole("button", { name: "Zamknij" })).toBeFocused();
  const other = card.locator(".map-others button").first();
  await expect(other).toBeVisible();
  await other.focus();
  await page.keyboard.press("Enter");
  await expect(card.getByRole("heading", { level: 2 })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(map).toBeFocused();
});

test("search, layers and coordinates are worked by keys alone", async ({ page }) => {
  await openMap(page, "/mapa?srodek=53.600400,21.347400&zoom=17");
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("spychowo");
  const hit = page.locator(".map-hits button").first();
  await expect(hit).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(hit).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".map-canvas")).toBeFocused();
  const layer = page.getByLabel("Hydranty");
  await layer.focus();
  await page.keyboard.press("Space");
  await expect(layer).not.toBeChecked();
  await expect(page).toHaveURL(/warstwy=/);
});
