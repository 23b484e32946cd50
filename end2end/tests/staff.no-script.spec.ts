import { codeOf, giveCode, givePassword, newStaff, signOut } from "./people.ts";
import { expect, test } from "./support.ts";

test("staff come in by invitation, password and code without JavaScript", async ({ page }) => {
  const staff = await newStaff(page);
  await page.getByRole("link", { name: "Mam je zapisane" }).click();
  await expect(page.getByText("Działasz jako: dyspozytor.")).toBeVisible();
  await signOut(page);
  await page.goto("/logowanie/pracownik?powrot=%2Fpanel%2Fuprawnienia");
  await expect(page.getByText("Zaloguj się kluczem dostępu"), "needs a script").toBeHidden();
  await givePassword(page, staff.email, "nie to hasło, tylko inne");
  await expect(page.getByLabel("Adres e-mail")).toHaveValue(staff.email);
  await givePassword(page, staff.email);
  await giveCode(page, codeOf(staff.secret!, 1));
  await expect(page).toHaveURL("/panel/uprawnienia");
});
