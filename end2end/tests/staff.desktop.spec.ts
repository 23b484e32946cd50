import type { Page } from "@playwright/test";
import { acceptInvitation, awake, codeOf, giveCode, givePassword, invite, newStaff, PASSWORD, signOut } from "./people.ts";
import { expect, expectAccessible, test } from "./support.ts";

test("whoever is invited sets a password and a second factor, and sees recovery codes", async ({ page }) => {
  const staff = await invite();
  await page.goto(staff.link);
  await expect(page.getByText(`Witaj, ${staff.name}.`)).toBeVisible();
  await expectAccessible(page);
  await acceptInvitation(page, staff);
  await expectAccessible(page);
  expect(new Set(staff.recoveryCodes).size).toBe(10);
  await page.getByRole("link", { name: "Mam je zapisane" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(staff.name);
  await expect(page.getByText("Działasz jako: dyspozytor.")).toBeVisible();
  const response = await page.goto(staff.link);
  expect(response!.status(), "the invitation is used up").toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("To zaproszenie już nie działa");
});

test("a weak password is refused at its field, with the reason", async ({ page }) => {
  const staff = await invite();
  await page.goto(staff.link);
  for (const [password, why] of [
    ["krótkie", "Hasło jest za krótkie."],
    ["haslo1234567", "To hasło łatwo odgadnąć"],
    ["pokazowa-konewka", "W haśle jest Twoje imię, nazwisko albo adres."],
  ]) {
    await page.getByLabel("Nowe hasło").fill(password);
    await page.getByLabel("Powtórz hasło").fill(password);
    await page.getByRole("button", { name: "Dalej" }).click();
    await expect(page.locator("#password-error")).toContainText(why);
  }
  await expectAccessible(page);
});

test("with the password and a code from the telephone one comes to the panel, and no code is good twice", async ({
  page,
}) => {
  const staff = await newStaff(page);
  await signOut(page);
  await page.goto("/logowanie");
  await page.getByRole("link", { name: "Logowanie dla pracowników i straży" }).click();
  await givePassword(page, staff.email);
  await expectAccessible(page);
  const code = codeOf(staff.secret!, 1);
  await giveCode(page, code);
  await expect(page).toHaveURL("/panel");
  await signOut(page);
  await page.goto("/logowanie/pracownik?powrot=%2Fpanel%2Fuprawnienia");
  await givePassword(page, staff.email);
  await giveCode(page, code);
  await expect(page.locator("#code-error")).toContainText("był już użyty");
  await expectAccessible(page);
});

test("a wrong password keeps the address, and the message leads to the field", async ({ page }) => {
  const staff = await invite();
  await page.goto("/logowanie/pracownik");
  await givePassword(page, staff.email, "nie to hasło, tylko inne");
  const summary = page.getByRole("alert").filter({ hasText: "Popraw formularz" });
  await expect(page.getByLabel("Adres e-mail")).toHaveValue(staff.email);
  const password = page.getByLabel("Hasło", { exact: true });
  await expect(password).toHaveValue("");
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await expect(password).toHaveAccessibleDescription(/Adres e-mail albo hasło się nie zgadza/);
  await expectAccessible(page);
  await summary.getByRole("link", { name: /Adres e-mail albo hasło się nie zgadza/ }).click();
  await expect(password).toBeFocused();
});

test("a recovery code signs in once", async ({ page }) => {
  const staff = await newStaff(page);
  const [code] = staff.recoveryCodes!;
  await signOut(page);
  await page.goto("/logowanie/pracownik?powrot=%2Fkonto%2Fzabezpieczenia");
  await givePassword(page, staff.email);
  await giveCode(page, code);
  await expect(page).toHaveURL("/konto/zabezpieczenia");
  await expect(page.getByText("Zostało Ci 9 kodów zapasowych.")).toBeVisible();
  await signOut(page);
  await page.goto("/logowanie/pracownik");
  await givePassword(page, staff.email);
  await giveCode(page, code);
  await expect(page.locator("#code-error")).toContainText("Ten kod się nie zgadza albo był już użyty");
});

test("new recovery codes take the place of the former ones", async ({ page }) => {
  const staff = await newStaff(page);
  await page.goto("/konto/zabezpieczenia");
  await page.getByRole("button", { name: "Utwórz nowe kody zapasowe" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kody zapasowe");
  const codes = await page.locator(".codes li").allTextContents();
  expect(codes).toHaveLength(10);
  for (const code of codes) expect(staff.recoveryCodes).not.toContain(code);
});

test("a changed password says so, and a wrong present one is told at its field", async ({ page }) => {
  await newStaff(page);
  await page.goto("/konto/zabezpieczenia");
  const change = async (present: string) => {
    await page.getByLabel("Obecne hasło").fill(present);
    await page.getByLabel("Nowe hasło").fill("osiem kranów i jedna gwiazda");
    await page.getByLabel("Powtórz hasło").fill("osiem kranów i jedna gwiazda");
    await page.getByRole("button", { name: "Zmień hasło" }).click();
  };
  await change("nie to hasło, tylko inne");
  await expect(page.locator("#now_password-error")).toContainText("Obecne hasło się nie zgadza");
  await change(PASSWORD);
  await expect(page.getByRole("status")).toContainText("Hasło zmienione");
});

/** The button that is about passkeys. */
const PASSKEY = "[data-passkey] button";

/** A device with a sensor for fingerprints, on which a finger always lies. */
async function authenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test("a passkey is added, signs in without a password, and is good no longer once removed", async ({ page }) => {
  await authenticator(page);
  await newStaff(page);
  await page.goto("/konto/zabezpieczenia");
  await awake(page, PASSKEY);
  await page.getByLabel("Nazwa klucza").fill("Laptop w dyspozytorni");
  await page.getByRole("button", { name: "Dodaj klucz dostępu" }).click();
  await expect(page.getByRole("status")).toHaveText("Klucz dostępu dodany.");
  const key = page.locator(".sessions li", { hasText: "Laptop w dyspozytorni" });
  await expect(key).toContainText("użyty: jeszcze nie");
  await expectAccessible(page);
  await signOut(page);
  await page.goto("/logowanie/pracownik?powrot=%2Fkonto%2Fzabezpieczenia");
  await awake(page, PASSKEY);
  await page.getByRole("button", { name: "Zaloguj się kluczem dostępu" }).click();
  await expect(page).toHaveURL("/konto/zabezpieczenia");
  await expect(key).not.toContainText("użyty: jeszcze nie");
  await page.getByRole("button", { name: "Usuń klucz: Laptop w dyspozytorni" }).click();
  await expect(page.getByRole("status")).toHaveText("Klucz dostępu usunięty.");
  await expect(key).toHaveCount(0);
  await signOut(page);
  await page.goto("/logowanie/pracownik");
  await awake(page, PASSKEY);
  await page.getByRole("button", { name: "Zaloguj się kluczem dostępu" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Nie znamy tego klucza" })).toBeVisible();
});

test("who may do what stands in the panel, as the program itself reads it", async ({ page }) => {
  await newStaff(page, "auditor");
  await page.goto("/panel");
  await expect(page.getByText("Działasz jako: audytor.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Uprawnienia" }).click();
  const table = page.getByRole("table", { name: "Czynności, obiekty i role" });
  await expect(table.getByRole("row", { name: /^Oglądanie sieci/ })).toContainText("wszyscy");
  await expect(table.getByRole("row", { name: /^Podgląd tej tabeli/ })).toContainText("audytor");
  await expect(table.getByRole("row", { name: /^Zapraszanie i blokowanie/ })).not.toContainText("audytor");
});

test("staff sign in by keys alone", async ({ page }) => {
  const staff = await newStaff(page);
  await signOut(page);
  await page.goto("/logowanie/pracownik");
  const main = page.locator("main");
  await main.focus();
  const tab = () => page.keyboard.press("Tab");
  await tab();
  await expect(page.getByRole("button", { name: "Zaloguj się kluczem dostępu" })).toBeFocused();
  await tab();
  await page.keyboard.type(staff.email);
  await tab();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Drugi składnik");
  await main.focus();
  await tab();
  await expect(page.getByLabel("Kod", { exact: true })).toBeFocused();
  await page.keyboard.type(codeOf(staff.secret!, 1));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/panel");
});
