// The pictures of the documents. They are taken on every run and land in `docs/screenshots` only when asked for:
// `E2E_SCREENSHOTS=docs cargo xtask test --only browser`.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { newStaff, throughGateway } from "./people.ts";
import { firstOf, openMap, test } from "./support.ts";

const DOCS = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "docs", "screenshots");

const SHOTS: [name: string, address: string, colorScheme: "light" | "dark"][] = [
  ["home", "/", "light"],
  ["home-dark", "/", "dark"],
  ["list", "/mapa?widok=lista&klasa=hydrant", "light"],
  ["list-near", "/mapa?widok=lista&przy=Le%C5%9Bna+5%2C+Spychowo&promien=100", "light"],
  ["search", "/szukaj?q=lesna+5", "light"],
  ["list-dark", "/mapa?widok=lista&klasa=hydrant", "dark"],
  ["map", "/mapa?bbox=21.339,53.598,21.352,53.603", "light"],
  ["map-dark", "/mapa?bbox=21.339,53.598,21.352,53.603", "dark"],
  ["map-whole", "/mapa", "light"],
  ["map-card", "hydrant", "light"],
  ["accessibility", "/deklaracja-dostepnosci", "light"],
  ["sign-in", "/logowanie", "light"],
  ["sign-in-dark", "/logowanie", "dark"],
  ["sign-in-staff", "/logowanie/pracownik", "light"],
];

for (const [name, address, colorScheme] of SHOTS) {
  test(`a picture of ${name}`, async ({ page, isMobile }, info) => {
    await page.setViewportSize(isMobile ? { width: 360, height: 740 } : { width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const target = address.startsWith("/") ? address : await firstOf(page, address);
    if (name.startsWith("map")) await openMap(page, target);
    else await page.goto(target);
    const folder = process.env.E2E_SCREENSHOTS === "docs" ? DOCS : info.outputDir;
    await page.screenshot({ path: path.join(folder, `${name}-${isMobile ? "phone" : "desktop"}.png`) });
  });
}

for (const [name, address] of [
  ["security", "/konto/zabezpieczenia"],
  ["panel", "/panel"],
  ["permissions", "/panel/uprawnienia"],
]) {
  test(`a picture of ${name}`, async ({ page, isMobile }, info) => {
    await page.setViewportSize(isMobile ? { width: 360, height: 740 } : { width: 1280, height: 800 });
    await newStaff(page, "administrator");
    await page.goto(address);
    const folder = process.env.E2E_SCREENSHOTS === "docs" ? DOCS : info.outputDir;
    await page.screenshot({ path: path.join(folder, `${name}-${isMobile ? "phone" : "desktop"}.png`) });
  });
}

test("a picture of account", async ({ page, isMobile }, info) => {
  await page.setViewportSize(isMobile ? { width: 360, height: 740 } : { width: 1280, height: 800 });
  await page.goto("/konto");
  // Nobody else of the tests signs in as him, so that the list of his sessions is short.
  await throughGateway(page, "Piotr Zmyślony");
  await page.waitForURL("/konto");
  const folder = process.env.E2E_SCREENSHOTS === "docs" ? DOCS : info.outputDir;
  await page.screenshot({ path: path.join(folder, `account-${isMobile ? "phone" : "desktop"}.png`) });
});

/** A base map's picture, which the tests send in the place of its server. */
const MEADOW = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#dfe6d2"/>
<path d="M0 128h256M128 0v256" stroke="#c9d3b8" stroke-width="2"/></svg>`;

for (const name of ["map-search", "map-base"]) {
  test(`a picture of ${name}`, async ({ page, isMobile }, info) => {
    await page.setViewportSize(isMobile ? { width: 360, height: 740 } : { width: 1280, height: 800 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.route("https://tile.openstreetmap.org/**", (route) =>
      route.fulfill({ contentType: "image/svg+xml", body: MEADOW }),
    );
    await openMap(page, `/mapa?srodek=53.600400,21.347400&zoom=18${name === "map-base" ? "&podklad=osm" : ""}`);
    if (name === "map-search") {
      await page.getByRole("searchbox").fill("lesna 5 spychowo");
      await page.locator(".map-hits button").first().waitFor();
    }
    const folder = process.env.E2E_SCREENSHOTS === "docs" ? DOCS : info.outputDir;
    await page.screenshot({ path: path.join(folder, `${name}-${isMobile ? "phone" : "desktop"}.png`) });
  });
}

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });
  test("a picture of map-still", async ({ page, isMobile }, info) => {
    await page.setViewportSize(isMobile ? { width: 360, height: 740 } : { width: 1280, height: 800 });
    await page.goto("/mapa?srodek=53.600400,21.347400&zoom=16");
    const folder = process.env.E2E_SCREENSHOTS === "docs" ? DOCS : info.outputDir;
    await page.screenshot({ path: path.join(folder, `map-still-${isMobile ? "phone" : "desktop"}.png`) });
  });
});
