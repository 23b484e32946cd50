// Who signs in: invented residents through the stand-in of login.gov.pl, and staff whom the operator invites at the
// server's console. Each test invites people of its own, because the tests share one server.
import { execFile } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { expect, type Page } from "./support.ts";

const run = promisify(execFile);

/** A resident whom the stand-in knows. */
export const RESIDENT = "Jan Przykładowy";
/** Long, and of words that have nothing to do with each other. */
export const PASSWORD = "korek latarnia siedem owiec";

/** Somebody who works with the portal. */
export interface Staff {
  name: string;
  email: string;
  /** The path of the link by which the password is set. */
  link: string;
  /** The key of the codes, once the second factor is set up. */
  secret?: string;
  /** What signs in once without a telephone. */
  recoveryCodes?: string[];
}

/** Invites somebody, as the operator does. */
export async function invite(role = "dispatcher"): Promise<Staff> {
  const email = `anna.pokazowa.${randomUUID().slice(0, 8)}@gmina.example`;
  const names = ["--given-name", "Anna", "--family-name", "Pokazowa"];
  const { stdout } = await run(process.env.E2E_EBOK!, ["staff", "add", ...names, "--email", email, "--role", role], {
    cwd: process.env.E2E_FOLDER,
  });
  const [address] = stdout.split("\n");
  return { name: "Anna Pokazowa", email, link: new URL(address).pathname };
}

/** The code that an application shows `steps` of thirty seconds from now (RFC 6238). One before and one after the
 * present one are taken as well, and each only once: who needs a second code takes the next one. */
export function codeOf(secret: string, steps = 0): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/\s/g, "")].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac("sha1", key).update(step).digest();
  const number = digest.readUInt32BE(digest[19] & 0xf) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** Follows the link of the invitation up to the recovery codes. */
export async function acceptInvitation(page: Page, staff: Staff): Promise<void> {
  await page.goto(staff.link);
  await page.getByLabel("Nowe hasło").fill(PASSWORD);
  await page.getByLabel("Powtórz hasło").fill(PASSWORD);
  await page.getByRole("button", { name: "Dalej" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Włącz drugi składnik");
  staff.secret = (await page.locator(".secret").textContent())!;
  await page.getByLabel("Kod", { exact: true }).fill(codeOf(staff.secret));
  await page.getByRole("button", { name: "Zaloguj się" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kody zapasowe");
  staff.recoveryCodes = await page.locator(".codes li").allTextContents();
}

/** Invites somebody and signs them in for the first time. */
export async function newStaff(page: Page, role = "dispatcher"): Promise<Staff> {
  const staff = await invite(role);
  await acceptInvitation(page, staff);
  return staff;
}

/** The first step of the sign-in by an account of our own. */
export async function givePassword(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel("Adres e-mail").fill(email);
  await page.getByLabel("Hasło", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Dalej" }).click();
}

/** The second step. */
export async function giveCode(page: Page, code: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Drugi składnik");
  await page.getByLabel("Kod", { exact: true }).fill(code);
  await page.getByRole("main").getByRole("button", { name: "Zaloguj się" }).click();
}

/** Goes from a sign-in page through the stand-in of login.gov.pl, where the button with this name is pressed. Without
 * scripts the form on the way does not send itself. */
export async function throughGateway(page: Page, button: string, hasScripts = true): Promise<void> {
  await page.getByRole("button", { name: "Zaloguj się przez login.gov.pl" }).click();
  if (!hasScripts) await page.getByRole("button", { name: "Przejdź do login.gov.pl" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kto się loguje?");
  await page.getByRole("button", { name: button }).click();
}

/** Signs out by the header. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Wyloguj się" }).click();
  await expect(page.getByRole("status")).toHaveText("Wylogowaliśmy Cię.");
}

/** Waits until the browser's half of the program has taken over this button. */
export async function awake(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((selector) => document.querySelector<HTMLElement>(selector)?.onclick, selector);
}
