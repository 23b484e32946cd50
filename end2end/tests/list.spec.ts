import { expect, openMap, test } from "./support.ts";

test("the start page's question leads to the list", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("Ulica, miejscowość albo numer obiektu").fill("Leśna");
  await page.getByRole("button", { name: "Szukaj" }).click();
  await expect(page).toHaveURL(/widok=lista/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sieć jako lista");
  await expect(page.getByRole("status")).toHaveText(/^Znaleziono \d+ /);
});

test("the list is filtered by class and state, and remembers what was typed", async ({ page }) => {
  await page.goto("/mapa?widok=lista");
  await page.getByLabel("Co pokazać").selectOption({ label: "Hydranty" });
  await page.getByLabel("Stan").selectOption({ label: "czynny" });
  await page.getByRole("button", { name: "Pokaż" }).click();
  await expect(page.getByLabel("Co pokazać")).toHaveValue("hydrant");
  await expect(page.getByLabel("Stan")).toHaveValue("existing");
  const names = await page.locator("tbody th a").allTextContents();
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(name).toMatch(/^Hydrant/);
  for (const state of await page.locator("tbody .tag").allTextContents()) expect(state).toBe("czynny");
});

test("a long list is read page by page", async ({ page }) => {
  await page.goto("/mapa?widok=lista&klasa=water_pipe");
  const first = await page.locator("tbody th small").first().textContent();
  await page.getByRole("link", { name: "Następna" }).click();
  await expect(page).toHaveURL(/strona=2/);
  await expect(page.locator("tbody th small").first()).not.toHaveText(first!);
  await page.getByRole("link", { name: "Poprzednia" }).click();
  await expect(page.locator("tbody th small").first()).toHaveText(first!);
});

test("a row leads to its object on the map", async ({ page }) => {
  await page.goto("/mapa?widok=lista&klasa=hydrant");
  const number = (await page.locator("tbody th small").first().textContent())!;
  const href = (await page.locator("tbody th a").first().getAttribute("href"))!;
  await openMap(page, href);
  await expect(page.locator(".map-card")).toContainText(number);
});

test("the owner of a pipe is nowhere in the list, on its card or in what the card is made of", async ({ page }) => {
  // The demo's owner of everything but private connections.
  const owner = /dane przykładowe/;
  await page.goto("/mapa?widok=lista&klasa=water_pipe");
  expect(await page.content()).not.toMatch(owner);
  const href = (await page.locator("tbody th a").first().getAttribute("href"))!;
  await openMap(page, href);
  expect(await page.content()).not.toMatch(owner);
});
