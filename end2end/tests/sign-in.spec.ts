import { RESIDENT, signOut, throughGateway } from "./people.ts";
import { expect, expectAccessible, test } from "./support.ts";

test("a resident signs in through login.gov.pl, finds herself there, and is gone after signing out", async ({
  page,
  browser,
  isMobile,
}) => {
  await page.goto("/");
  await page.getByRole("banner").getByRole("link", { name: "Zaloguj się" }).click();
  await throughGateway(page, "Maria Pokazowa");
  await expect(page).toHaveURL("/konto");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Maria Pokazowa");
  await expect(page.getByRole("banner").getByRole("link", { name: /^Maria Pokazowa/ })).toBeVisible();
  const here = page.locator(".sessions li", { hasText: "to urządzenie" });
  await expect(here).toContainText(isMobile ? "Chrome, Android" : "Chrome, Windows");
  await expect(here).toContainText("przez login.gov.pl");
  const kept = await page.context().storageState();
  await signOut(page);
  await expect(page.getByRole("banner").getByRole("link", { name: "Zaloguj się" })).toBeVisible();
  // Whoever kept the cookie has nothing of it.
  const thief = await browser.newContext({ storageState: kept });
  const other = await thief.newPage();
  await other.goto("/konto");
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Zaloguj się");
  await expect(other).toHaveURL("/logowanie?powrot=%2Fkonto");
  await thief.close();
});

for (const [button, title] of [
  ["Anuluj", "Logowanie zostało anulowane"],
  ["Za niski poziom", "Ten sposób logowania nie wystarczy"],
  ["Nie rozpoznano", "login.gov.pl nie potwierdził Twojej tożsamości"],
]) {
  test(`who comes back without an identity (${button}) reads why and what to do`, async ({ page }) => {
    await page.goto("/logowanie");
    await throughGateway(page, button);
    await expect(page.getByRole("alert").getByRole("heading", { name: title })).toBeVisible();
    await expect(page.getByRole("alert").getByRole("paragraph")).not.toBeEmpty();
    await expect(page.getByRole("button", { name: "Zaloguj się przez login.gov.pl" })).toBeVisible();
    await expectAccessible(page);
  });
}

test("whoever wanted to go somewhere gets there by way of the sign-in", async ({ page }) => {
  await page.goto("/konto?z=poczty");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zaloguj się");
  await throughGateway(page, RESIDENT);
  await expect(page).toHaveURL("/konto?z=poczty");
});

test("a resident at the staff's panel reads that it is not for her role", async ({ page }) => {
  await page.goto("/panel");
  await throughGateway(page, RESIDENT);
  await expect(page).toHaveURL("/panel");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tej strony nie możemy Ci pokazać");
  await expect(page.getByRole("main")).toContainText("nie ma do niej uprawnień");
  expect((await page.reload())!.status()).toBe(403);
  await expectAccessible(page);
});

test("a name with all its Polish signs arrives as it is", async ({ page }) => {
  await page.goto("/logowanie");
  await throughGateway(page, "Żaneta Łucja Śćibor-Gżegżółkiewicz");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Żaneta Łucja Śćibor-Gżegżółkiewicz");
});

test("the sign-in that is opened again from the history begins anew", async ({ page }) => {
  await page.goto("/logowanie/krajowe?prosba=dawno-temu");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("To logowanie zostało przerwane");
  await page.getByRole("main").getByRole("link", { name: "Zaloguj się" }).click();
  await expect(page).toHaveURL("/logowanie");
});
