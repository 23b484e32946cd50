import type { Page } from "@playwright/test";
import { awake, codeOf, giveCode, givePassword, newStaff, RESIDENT, signOut, throughGateway } from "./people.ts";
import { expect, expectAccessible, test } from "./support.ts";

/** Opens a page on which the clock of the browser is ours, and waits until it is watched. */
async function openWithClock(page: Page, address: string): Promise<void> {
  await page.clock.install();
  await page.goto(address);
  await awake(page, "[data-act=stay]");
}

/** Lets nothing be done until a minute and a half before the end, when the clock has long asked and warned. */
async function doNothing(page: Page): Promise<void> {
  const told = page.waitForResponse((response) => response.url().includes("/api/sessions/left"));
  const left = await page.locator("dialog").getAttribute("data-left");
  await page.clock.fastForward((Number(left) - 90) * 1000);
  await told;
}

const LEFT = { json: { seconds: 100, extendable: true } };

test("before the session ends the page asks, and whoever stays keeps what was typed", async ({ page }) => {
  await newStaff(page);
  await page.route("**/api/sessions/left*", (route) => route.fulfill(LEFT));
  await openWithClock(page, "/konto/zabezpieczenia");
  await page.getByLabel("Obecne hasło").fill("do połowy wpisane");
  await doNothing(page);
  const dialog = page.getByRole("dialog", { name: "Za chwilę Cię wylogujemy" });
  await expect(dialog).toBeVisible();
  expect(await dialog.evaluate((node) => node.contains(document.activeElement)), "the focus is inside").toBe(true);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await dialog.getByRole("button", { name: "Chcę zostać" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel("Obecne hasło")).toHaveValue("do połowy wpisane");
});

test("the warning is answered by keys alone", async ({ page }) => {
  await page.goto("/konto");
  await throughGateway(page, RESIDENT);
  await page.route("**/api/sessions/left*", (route) => route.fulfill(LEFT));
  await openWithClock(page, "/konto");
  await doNothing(page);
  await expect(page.getByRole("button", { name: "Chcę zostać" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a session that was ended elsewhere says so and leads back here", async ({ page, browser }) => {
  await page.goto("/konto?z=poczty");
  await throughGateway(page, RESIDENT);
  await openWithClock(page, "/konto?z=poczty");
  const elsewhere = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await elsewhere.newPage();
  await other.goto("/konto");
  await signOut(other);
  await elsewhere.close();
  await doNothing(page);
  const dialog = page.getByRole("dialog", { name: "Sesja się skończyła" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("link", { name: "Zaloguj się ponownie" }).click();
  await expect(page).toHaveURL("/logowanie?powrot=%2Fkonto%3Fz%3Dpoczty");
});

test("another session is ended from the account", async ({ page, browser }) => {
  const staff = await newStaff(page);
  const elsewhere = await browser.newContext({ userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0" });
  const other = await elsewhere.newPage();
  await other.goto("/logowanie/pracownik?powrot=%2Fkonto");
  await givePassword(other, staff.email);
  await giveCode(other, codeOf(staff.secret!, 1));
  await expect(other).toHaveURL("/konto");
  await page.goto("/konto");
  await expect(page.locator(".sessions li")).toHaveCount(2);
  await expect(page.getByRole("banner")).toContainText("dyspozytor");
  await page.getByRole("button", { name: /^Zakończ sesję: Firefox, Linux/ }).click();
  await expect(page.getByRole("status")).toHaveText("Zakończyliśmy wybrane sesje.");
  await expect(page.locator(".sessions li")).toHaveCount(1);
  await other.reload();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Zaloguj się");
  await elsewhere.close();
});
