// What the map has for reading it: search, coordinates, place, layers in view, links, base maps of others.
import { expect, expectAccessible, openMap, test, tilesSettled, type Page } from "./support.ts";

const SPYCHOWO = "/mapa?srodek=53.600400,21.347400&zoom=17";

async function unfoldLayers(page: Page): Promise<void> {
  const panel = page.locator(".map-layers");
  if (!(await panel.evaluate((details: HTMLDetailsElement) => details.open))) await panel.locator("summary").first().click();
}

test("an address is found as people type it, and shown", async ({ page }) => {
  await openMap(page);
  const field = page.getByRole("searchbox");
  await field.fill("lesna 5 spychowo");
  const first = page.locator(".map-hits button").first();
  await expect(first).toContainText("Leśna 5");
  await expectAccessible(page);
  await first.click();
  await expect(page.locator(".map-hits")).toBeHidden();
  await expect(page.locator(".map-card").getByRole("heading", { level: 2 })).toHaveText("Adres");
  await expect(page.locator(".map-card")).toContainText("Spychowo");
  await expect(page).toHaveURL(/obiekt=demo\/DEMO-A-/);
});

test("a search that finds nothing says what to try", async ({ page }) => {
  await openMap(page);
  await page.getByRole("searchbox").fill("qwertyuiop");
  await expect(page.getByText("Nic nie pasuje")).toBeVisible();
  await page.getByRole("searchbox").press("Escape");
  await expect(page.getByText("Nic nie pasuje")).toBeHidden();
});

test("a copied address shows the same view with the same layers", async ({ page }) => {
  await openMap(page, SPYCHOWO);
  await unfoldLayers(page);
  await page.getByLabel("Hydranty").uncheck();
  await page.getByRole("button", { name: "Przybliż" }).click();
  await expect(page).toHaveURL(/zoom=18/);
  await expect(page).toHaveURL(/warstwy=water-pipes\.water-service\.valves/);
  const address = page.url();
  await openMap(page, address);
  await unfoldLayers(page);
  await expect(page.getByLabel("Hydranty")).not.toBeChecked();
  await expect(page.getByLabel("Zasuwy")).toBeChecked();
  expect(page.url()).toBe(address);
});

test("the place that was pointed at has its coordinates, to be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const map = await openMap(page, SPYCHOWO);
  await map.focus();
  await page.keyboard.press("Enter");
  await page.getByText("Współrzędne tego miejsca").click();
  const place = page.locator(".map-place");
  await expect(place).toContainText("53.600400, 21.347400");
  await expect(place).toContainText("PL-2000, strefa 7 (EPSG:2178)");
  await expect(place).toContainText("X 5941038.66 Y 7522996.82");
  await place.getByRole("button", { name: "Kopiuj" }).first().click();
  await expect(place.getByRole("button", { name: "Skopiowano" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("53.600400, 21.347400");
  await expectAccessible(page);
});

test("a device that tells its place sees it on the map with its accuracy", async ({ page, context }) => {
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 53.6004, longitude: 21.3474, accuracy: 25 });
  await openMap(page);
  await page.getByRole("button", { name: "Gdzie jestem" }).click();
  await expect(page.getByText("Jesteś tu, z dokładnością do 25 m")).toBeVisible();
  await expect(page.locator("path.map-mark")).toHaveCount(2);
  await expect(page).toHaveURL(/srodek=53\.600/);
});

test("a device that does not tell its place is answered with another way", async ({ page, context }) => {
  await context.clearPermissions();
  await openMap(page);
  await page.getByRole("button", { name: "Gdzie jestem" }).click();
  await expect(page.getByText("Zezwól na nie w przeglądarce albo wpisz adres")).toBeVisible();
});

test("the panel says of every layer whether it is in the window, and if not, why", async ({ page }) => {
  await openMap(page, "/mapa?srodek=53.600400,21.347400&zoom=13");
  await unfoldLayers(page);
  const layer = (code: string) => page.locator(`label[data-layer=${code}]`);
  await expect(layer("water-pipes").locator("small")).toHaveText("");
  await expect(layer("valves").locator("small")).toHaveText("przybliż");
  await openMap(page, "/mapa?srodek=53.650000,21.200000&zoom=18");
  await unfoldLayers(page);
  await expect(layer("valves").locator("small")).toHaveText("brak w oknie");
});

test("a group of layers is made fainter", async ({ page }) => {
  await openMap(page, SPYCHOWO);
  await unfoldLayers(page);
  await page.getByText("Krycie").click();
  const faint = () =>
    page.locator(".tiles-network").evaluate((layer) => {
      let strong = 0;
      for (const canvas of layer.querySelectorAll("canvas")) {
        const data = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data;
        for (let at = 0; at < data.length; at += 4) if (data[at + 2] > 240 && data[at] < 20 && data[at + 3] > 240) strong += 1;
      }
      return strong;
    });
  const before = await faint();
  expect(before).toBeGreaterThan(100);
  // The spots where connections end stay: they are of the other group.
  await page.locator("input[data-group=water]").fill("20");
  await expect.poll(faint).toBeLessThan(before / 2);
});

/** A picture of one colour, as a base map's server would send it. */
const TILE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGM4cm4LAASgAkfHYYI/AAAAAElFTkSuQmCC",
  "base64",
);

test("a base map of others lies under the network, named with its owner", async ({ page }) => {
  await page.route("https://tile.openstreetmap.org/**", (route) => route.fulfill({ contentType: "image/png", body: TILE }));
  await openMap(page, SPYCHOWO);
  await unfoldLayers(page);
  await page.getByLabel("OpenStreetMap").check();
  await expect(page.locator(".tiles-raster img").first()).toBeVisible();
  await expect(page.locator(".leaflet-control-attribution")).toContainText("autorzy OpenStreetMap");
  await expect(page).toHaveURL(/podklad=osm/);
  await page.getByLabel("Mapa lokalna").check();
  await expect(page.locator(".tiles-raster img")).toHaveCount(0);
  await expect(page.locator(".leaflet-control-attribution")).not.toContainText("OpenStreetMap");
});

test("a base map that does not answer is said to be silent, and the network stays", async ({ page }) => {
  await page.route("https://tile.openstreetmap.org/**", (route) => route.fulfill({ status: 503 }));
  await openMap(page, SPYCHOWO + "&podklad=osm");
  await expect(page.getByText("Wybrany podkład nie odpowiada")).toBeVisible();
  await tilesSettled(page);
  await expect(page.locator(".tiles-network canvas").first()).toBeVisible();
});

test("what national registers know is added to what is there, and can be chosen", async ({ page }) => {
  const hit = (title: string, longitude: number) => ({
    kind: "address",
    title,
    detail: "Adres",
    point: [longitude, 53.6],
    bounds: [longitude, 53.6, longitude, 53.6],
    reference: null,
    href: "/mapa",
    near_href: "/mapa",
  });
  await page.route("**/api/network/search?*", (route) => route.fulfill({ json: [hit("Juranda 5, Spychowo", 21.347)] }));
  await page.route("**/api/network/search-registers?*", (route) => route.fulfill({ json: [hit("Juranda 7, Spychowo", 21.35)] }));
  await openMap(page);
  // The demo asks nobody outside; this page says that it does.
  await page.locator(".map-search").evaluate((form) => form.setAttribute("data-registers", ""));
  await page.getByRole("searchbox").fill("juranda");
  const hits = page.locator(".map-hits button");
  await expect(hits).toHaveCount(1);
  await page.getByRole("button", { name: "Szukaj" }).click();
  await expect(hits).toHaveText([/Juranda 5/, /Juranda 7/]);
  await hits.last().click();
  await expect(hits).toHaveCount(0);
  await expect(page).toHaveURL(/srodek=53\.60\d+,21\.35/);
  await page.unroute("**/api/network/search-registers?*");
  await page.route("**/api/network/search-registers?*", (route) => route.fulfill({ status: 503, json: "unavailable" }));
  await page.getByRole("button", { name: "Szukaj" }).click();
  await expect(hits).toHaveCount(1);
  await expect(page.locator(".map-search-said")).toHaveText("Krajowe rejestry nie odpowiadają. Spróbuj za chwilę.");
});
