import { expect, openMap, test } from "./support.ts";

test("the list is filtered by class and state, and remembers what was typed", async ({ page }) => {
  await page.goto("/mapa?widok=lista");
  await page.getByLabel("Co pokazać").selectOption({ label: "Hydranty" });
  await page.getByLabel("Stan", { exact: true }).selectOption({ label: "czynny" });
  await page.getByRole("button", { name: "Pokaż", exact: true }).click();
  await expect(page.getByLabel("Co pokazać")).toHaveValue("hydrant");
  await expect(page.getByLabel("Stan", { exact: true })).toHaveValue("existing");
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

test("what lies near a place is summed up and told by distance, the nearest first", async ({ page }) => {
  await page.goto("/mapa?widok=lista");
  await page.getByLabel("W pobliżu adresu lub miejsca").fill("Spychowo");
  await page.getByLabel("Odległość do").selectOption({ label: "1000 m" });
  await page.getByRole("button", { name: "Pokaż", exact: true }).click();
  await expect(page).toHaveURL(/przy=Spychowo/);
  await expect(page.getByRole("heading", { name: /^W pobliżu: Spychowo/ })).toBeVisible();
  await expect(page.locator(".near li").first()).toHaveText(/^\d+ przew.* w promieniu 1000 m, .* w odległości /);
  const distances = await page.locator('td[data-label="Odległość"]').allTextContents();
  expect(distances.length).toBeGreaterThan(1);
  const metres = distances.map((text) => Number(text.replace(",", ".").replace(/[^\d.]/g, "")));
  expect(metres).toEqual([...metres].sort((a, b) => a - b));
  await expect(page.getByLabel("W pobliżu adresu lub miejsca")).toHaveValue("Spychowo");
});

test("material and diameter narrow the list down to such pipes", async ({ page }) => {
  await page.goto("/mapa?widok=lista&klasa=water_pipe");
  await page.getByText("Materiał i średnica").click();
  await page.getByLabel("Średnica od (mm)").fill("100");
  await page.getByLabel("Średnica do (mm)").fill("160");
  await page.getByRole("button", { name: "Pokaż", exact: true }).click();
  await expect(page.getByLabel("Średnica od (mm)")).toHaveValue("100");
  const bores = await page.locator('td[data-label="Średnica"]').allTextContents();
  expect(bores.length).toBeGreaterThan(0);
  for (const bore of bores) {
    const mm = Number(bore.replace(/\D/g, ""));
    expect(mm).toBeGreaterThanOrEqual(100);
    expect(mm).toBeLessThanOrEqual(160);
  }
});

test("an unknown place stays in its field with what to do", async ({ page }) => {
  await page.goto("/mapa?widok=lista&przy=Nieznana%2077");
  await expect(page.getByRole("status")).toContainText("Nie znamy miejsca „Nieznana 77”");
  await expect(page.getByLabel("W pobliżu adresu lub miejsca")).toHaveValue("Nieznana 77");
  await expect(page.locator("table")).toHaveCount(0);
});

test("the list is downloaded as a file for spreadsheets", async ({ page }) => {
  await page.goto("/mapa?widok=lista&klasa=hydrant");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Pobierz tę listę (CSV)" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("siec.csv");
});
