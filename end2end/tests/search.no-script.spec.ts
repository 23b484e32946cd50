import { expect, test } from "./support.ts";

test("a place is found and what lies near it is listed without JavaScript", async ({ page, isMobile }) => {
  await page.goto("/szukaj");
  await page.getByLabel("Adres, ulica, miejscowość, działka albo numer obiektu").fill("spychowo");
  await page.getByRole("button", { name: "Szukaj" }).click();
  await expect(page.getByRole("status")).toHaveText(/^Znaleziono \d+ /);
  await page.locator(".found li").first().getByRole("link", { name: /^Sieć w pobliżu/ }).click();
  await page.getByLabel("Odległość do").selectOption({ label: "1000 m" });
  await page.getByRole("button", { name: "Pokaż", exact: true }).click();
  await expect(page.locator(".near li").first()).toContainText("w promieniu 1000 m");
  // On a phone each row is a card, without the headers that sort.
  if (isMobile) return;
  await page.getByRole("columnheader", { name: "Długość" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=dlugosc/);
  await expect(page).toHaveURL(/promien=1000/);
});
