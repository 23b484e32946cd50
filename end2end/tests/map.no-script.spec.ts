import { WATER, expect, firstOf, shownPixelsOf, test } from "./support.ts";

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

test("without JavaScript the map is a picture of the network, and links move it", async ({ page }) => {
  await page.goto(await firstOf(page, "water_pipe"));
  await expect(page.locator(".map-picture")).toBeVisible();
  expect(await shownPixelsOf(page, WATER)).toBeGreaterThan(50);
  await page.goto("/mapa?srodek=53.600400,21.347400&zoom=16&warstwy=water-pipes.base");
  expect(await shownPixelsOf(page, WATER)).toBeGreaterThan(50);
  const steps = page.getByRole("navigation", { name: "Przesuwanie mapy" });
  await steps.getByRole("link", { name: "Na wschód" }).click();
  await expect(page).not.toHaveURL(/21\.3474/);
  const center = new URL(page.url()).searchParams.get("srodek")!.split(",").map(Number);
  expect(center[0]).toBeCloseTo(53.6004, 5);
  expect(center[1]).toBeGreaterThan(21.35);
  expect(new URL(page.url()).searchParams.get("warstwy")).toBe("water-pipes.base");
  await steps.getByRole("link", { name: "Przybliż" }).click();
  await expect(page).toHaveURL(/zoom=17/);
  await steps.getByRole("link", { name: "Oddal" }).click();
  await expect(page).toHaveURL(/zoom=16/);
});

test("without JavaScript nothing pretends that a moving map is on its way", async ({ page }) => {
  await page.goto("/mapa");
  await expect(page.locator(".map-waiting")).toContainText("Bez JavaScriptu mapa jest obrazem", { useInnerText: true });
  await expect(page.locator(".map-waiting")).not.toContainText("Wczytuję", { useInnerText: true });
});
