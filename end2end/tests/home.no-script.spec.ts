import { expect, test } from "./support.ts";

test("everything works without JavaScript: ask, filter, turn the page, read an object", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("Ulica, miejscowość albo numer obiektu").fill("DEMO");
  await page.getByRole("button", { name: "Szukaj" }).click();
  await page.getByRole("link", { name: "Szukaj tych słów w opisach obiektów sieci" }).click();
  await page.getByLabel("Co pokazać").selectOption({ label: "Przewody wodociągowe" });
  await page.getByRole("button", { name: "Pokaż", exact: true }).click();
  await page.getByRole("link", { name: "Następna" }).click();
  await expect(page).toHaveURL(/szukaj=DEMO/);
  await expect(page).toHaveURL(/strona=2/);
  const row = page.locator("tbody tr").first();
  const number = (await row.locator("th small").textContent())!;
  await row.getByRole("link").click();
  await expect(page.locator(".map-card")).toContainText(number);
  await expect(page.getByText("Bez JavaScriptu mapa jest obrazem")).toBeVisible();
  await page.locator(".map-message").getByRole("link", { name: "Pokaż jako listę" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sieć jako lista");
});

test("the language is switched without JavaScript", async ({ page }) => {
  await page.goto("/deklaracja-dostepnosci");
  await page.getByRole("link", { name: "English", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Accessibility statement");
  await page.goto("/prywatnosc");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Privacy");
});
