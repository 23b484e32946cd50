import { expect, expectAccessible, openMap, test } from "./support.ts";

const QUESTION = "Adres, ulica, miejscowość, działka albo numer obiektu";

test("the start page's question leads to places on the map", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("Ulica, miejscowość albo numer obiektu").fill("spychowo");
  await page.getByRole("button", { name: "Szukaj" }).click();
  await expect(page).toHaveURL(/\/szukaj\?q=spychowo/);
  await expect(page.getByRole("status")).toHaveText(/^Znaleziono \d+ /);
  await expect(page.getByLabel(QUESTION)).toHaveValue("spychowo");
  const first = page.locator(".found li").first();
  await expect(first).toContainText("Spychowo");
  await openMap(page, (await first.getByRole("link").first().getAttribute("href"))!);
});

test("a slip and missing diacritics are forgiven", async ({ page }) => {
  await page.goto("/szukaj?q=spychwoo");
  await expect(page.locator(".found li").first()).toContainText("Spychowo");
  await page.goto("/szukaj?q=SWIETAJNO");
  await expect(page.locator(".found li").first()).toContainText("Świętajno");
});

test("an object is found by its number, whatever its case", async ({ page }) => {
  await page.goto("/mapa?widok=lista&klasa=hydrant");
  const number = (await page.locator("tbody th small").first().textContent())!;
  await page.goto(`/szukaj?q=${encodeURIComponent(number.toLowerCase())}`);
  const first = page.locator(".found li").first();
  await expect(first.getByRole("link", { name: number, exact: true })).toBeVisible();
  await openMap(page, (await first.getByRole("link").first().getAttribute("href"))!);
  await expect(page.locator(".map-card")).toContainText(number);
});

test("an answer leads to what lies near it", async ({ page }) => {
  await page.goto("/szukaj?q=spychowo");
  await page.locator(".found li").first().getByRole("link", { name: /^Sieć w pobliżu/ }).click();
  await expect(page).toHaveURL(/widok=lista&przy=/);
  await expect(page.getByRole("heading", { name: /^W pobliżu: Spychowo/ })).toBeVisible();
});

test("nothing found says what to do, and the page is accessible", async ({ page }) => {
  await page.goto("/szukaj?q=qwertyuiop");
  await expect(page.getByRole("status")).toContainText("Nic nie znaleziono");
  await expect(page.getByText("Sprawdź pisownię")).toBeVisible();
  await expectAccessible(page);
});
