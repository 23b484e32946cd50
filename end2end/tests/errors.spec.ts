import { expect, test } from "./support.ts";

test("an address that leads nowhere is a helpful page with status 404", async ({ page }) => {
  const response = await page.goto("/nie-ma-takiej-strony");
  expect(response!.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nie ma takiej strony");
  await page.getByRole("main").getByRole("link", { name: "Strona główna" }).click();
  await expect(page).toHaveURL("/");
});

test("no page has a dead link", async ({ page, request }) => {
  const seen = new Set<string>();
  for (const address of ["/", "/mapa?widok=lista", "/deklaracja-dostepnosci", "/prywatnosc"]) {
    await page.goto(address);
    for (const link of await page.locator("a[href^='/']").all()) seen.add((await link.getAttribute("href"))!);
  }
  expect(seen.size).toBeGreaterThan(20);
  for (const href of seen) {
    const answer = await request.get(href);
    expect(answer.status(), href).toBe(200);
  }
});
