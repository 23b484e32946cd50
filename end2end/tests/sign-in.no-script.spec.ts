import { RESIDENT, signOut, throughGateway } from "./people.ts";
import { expect, test } from "./support.ts";

test("a resident signs in through login.gov.pl and out again without JavaScript", async ({ page }) => {
  await page.goto("/konto?z=poczty");
  await throughGateway(page, RESIDENT, false);
  await expect(page).toHaveURL("/konto?z=poczty");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(RESIDENT);
  await signOut(page);
  await page.goto("/konto");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zaloguj się");
});

test("who breaks off reads so without JavaScript", async ({ page }) => {
  await page.goto("/logowanie");
  await throughGateway(page, "Anuluj", false);
  await expect(page.getByRole("alert")).toContainText("Logowanie zostało anulowane");
});
