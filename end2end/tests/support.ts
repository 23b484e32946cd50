// What every spec shares: a page that fails the test on any error in its console, accessibility, and the map.
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Locator, type Page } from "@playwright/test";

/** Every page that a visitor can reach, by its address. */
export const PAGES = [
  "/",
  "/mapa",
  "/mapa?widok=lista",
  "/mapa?widok=lista&klasa=hydrant",
  "/mapa?widok=lista&szukaj=nie-ma-takiej-ulicy",
  "/mapa?widok=lista&przy=21.347,53.6&promien=1000",
  "/mapa?widok=lista&przy=nie-ma-takiej-ulicy",
  "/szukaj",
  "/szukaj?q=spychowo",
  "/szukaj?q=nie-ma-takiej-ulicy",
  "/deklaracja-dostepnosci",
  "/prywatnosc",
  "/logowanie",
  "/logowanie?wynik=wylogowano",
  "/logowanie/pracownik",
  "/logowanie/kod",
  "/logowanie/zaproszenie/nie-ma-takiego",
  "/nie-ma-takiej-strony",
];

/** Pages that need scripts for one part of them. All others are HTML, a stylesheet and nothing else. */
export const WITH_ISLAND = ["/mapa", "/logowanie/pracownik"];

export const test = base.extend<{ quietConsole: void }>({
  // An error that only the console hears of is an error that nobody mends.
  quietConsole: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => {
        // The browser itself reports what answers so; specs that ask for such check it themselves.
        if (message.type() === "error" && !/status of (401|403|404|422|503)/.test(message.text())) errors.push(message.text());
      });
      await use();
      expect(errors, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect, type Page };

/** Fails on any violation of WCAG 2.1 AA or of axe's best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map((rule) => `${rule.id}: ${rule.help}\n  ${rule.nodes.map((node) => node.html).join("\n  ")}`);
  expect(found, "accessibility violations").toEqual([]);
}

/** Opens a map page and waits until all its tiles are painted. */
export async function openMap(page: Page, address = "/mapa"): Promise<Locator> {
  await page.goto(address);
  const map = page.locator(".map-canvas");
  await expect(page.locator(".map")).toHaveAttribute("data-ready");
  await tilesSettled(page);
  return map;
}

/** Waits until Leaflet says that every tile is there. */
export async function tilesSettled(page: Page): Promise<void> {
  await expect(page.locator(".tiles-network .leaflet-tile").first()).toBeAttached();
  await expect(page.locator(".tiles-network .leaflet-tile:not(.leaflet-tile-loaded)")).toHaveCount(0);
}

/** How many pixels of the network's canvases have this colour, give or take what smoothing does to it. */
export async function pixelsOf(page: Page, [red, green, blue]: [number, number, number]): Promise<number> {
  return page.locator(".tiles-network").evaluate(
    (layer, color) => {
      let count = 0;
      for (const canvas of layer.querySelectorAll("canvas")) {
        const data = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data;
        for (let at = 0; at < data.length; at += 4) {
          const near = color.every((value, channel) => Math.abs(data[at + channel] - value) < 24);
          if (near && data[at + 3] > 200) count += 1;
        }
      }
      return count;
    },
    [red, green, blue],
  );
}

/** How many pixels of the window have this colour, as the browser shows it: counted in a page of its own, because the
 * one that is looked at may have no scripts. */
export async function shownPixelsOf(page: Page, [red, green, blue]: [number, number, number]): Promise<number> {
  const shot = (await page.screenshot()).toString("base64");
  const counter = await page.context().browser()!.newPage();
  await counter.setContent("<canvas></canvas>");
  const count = await counter.evaluate(
    async ({ shot, color }) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${shot}`;
      await picture.decode();
      const canvas = document.querySelector("canvas")!;
      [canvas.width, canvas.height] = [picture.width, picture.height];
      const context = canvas.getContext("2d")!;
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (color.every((value, channel) => Math.abs(data[at + channel] - value) < 24)) count += 1;
      }
      return count;
    },
    { shot, color: [red, green, blue] },
  );
  await counter.close();
  return count;
}

export const WATER: [number, number, number] = [0, 0, 255];
export const SEWER: [number, number, number] = [128, 51, 0];

/** The address that shows the first object of a class on the map. */
export async function firstOf(page: Page, objectClass: string): Promise<string> {
  await page.goto(`/mapa?widok=lista&klasa=${objectClass}`);
  const href = await page.locator("tbody th a").first().getAttribute("href");
  expect(href).toMatch(/^\/mapa\?obiekt=/);
  return href!;
}
