import { SEWER, WATER, expect, expectAccessible, firstOf, openMap, pixelsOf, shownPixelsOf, test, tilesSettled } from "./support.ts";

test("the network is painted in the standard colours", async ({ page }) => {
  await openMap(page, await firstOf(page, "sewer_pipe"));
  expect(await pixelsOf(page, SEWER)).toBeGreaterThan(50);
  await openMap(page, await firstOf(page, "water_pipe"));
  expect(await pixelsOf(page, WATER)).toBeGreaterThan(50);
});

test("a layer is switched off and on without the network being asked", async ({ page }) => {
  await openMap(page, await firstOf(page, "water_pipe"));
  await page.keyboard.press("Escape");
  const panel = page.locator(".map-layers");
  if (!(await panel.evaluate((details: HTMLDetailsElement) => details.open))) await panel.locator("summary").first().click();
  const requests: string[] = [];
  // The address of the view changes, and the browser looks for the site's sign again.
  page.on("request", (request) => request.url().endsWith("/favicon.svg") || requests.push(request.url()));
  const before = await pixelsOf(page, WATER);
  expect(before).toBeGreaterThan(50);
  await page.getByLabel("Przewody wodociągowe").uncheck();
  await page.getByLabel("Przyłącza wodociągowe").uncheck();
  await page.getByLabel("Zasuwy").uncheck();
  await page.getByLabel("Stacje i ujęcia").uncheck();
  await page.getByLabel("Inne urządzenia wodociągowe").uncheck();
  await expect.poll(() => pixelsOf(page, WATER)).toBe(0);
  await page.getByLabel("Przewody wodociągowe").check();
  await expect.poll(() => pixelsOf(page, WATER)).toBeGreaterThan(before / 4);
  expect(requests).toEqual([]);
});

test("a click on a hydrant tells what it is", async ({ page, isMobile }) => {
  const map = await openMap(page, await firstOf(page, "hydrant"));
  const card = page.locator(".map-card");
  await expect(card.getByRole("heading", { level: 2 })).toHaveText(/^Hydrant/);
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  const box = (await map.boundingBox())!;
  // On a phone the page looks so that the hydrant stands above the card: a fifth of the usual height of 620 pixels.
  const y = isMobile ? box.height / 2 - 124 : box.height / 2;
  await page.mouse.click(box.x + box.width / 2, box.y + y);
  await expect(card.getByRole("heading", { level: 2 })).toHaveText(/^Hydrant/);
  await expect(card.getByText("Stan", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await card.getByRole("button", { name: "Zamknij" }).click();
  await expect(card).toBeHidden();
});

test("a click beside everything says so", async ({ page }) => {
  const map = await openMap(page);
  for (let step = 0; step < 12; step += 1) await page.getByRole("button", { name: "Oddal" }).click();
  await tilesSettled(page);
  const box = (await map.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height - 60);
  await expect(page.locator(".map-card")).toContainText("Nic tu nie ma");
});

test("the buttons bring the map nearer and back to the whole network", async ({ page }) => {
  await openMap(page);
  const scale = page.locator(".leaflet-control-scale-line");
  const whole = await scale.textContent();
  await page.getByRole("button", { name: "Przybliż" }).click();
  await page.getByRole("button", { name: "Przybliż" }).click();
  await expect(scale).not.toHaveText(whole!);
  await page.getByRole("button", { name: "Pokaż całą sieć" }).click();
  await expect(scale).toHaveText(whole!);
});

test("the map says whose data these are", async ({ page }) => {
  await openMap(page);
  await expect(page.locator(".leaflet-control-attribution")).toContainText("Dane sieci:");
});

test("the address of a box opens that box", async ({ page }) => {
  await openMap(page, "/mapa?bbox=21.34,53.598,21.35,53.602");
  await expect(page.locator(".leaflet-control-scale-line")).toHaveText(/^\d+ m$/);
});

test("an object that is gone is said to be gone", async ({ page }) => {
  const response = await page.goto("/mapa?obiekt=demo/NIE-MA");
  expect(response!.status()).toBe(404);
  await expect(page.getByText("Nie ma już takiego obiektu w sieci.")).toBeVisible();
});

test("a single network tile that does not come is said for as long as it is missing", async ({ page }) => {
  let refused = 0;
  await page.route("**/tiles/*/network/**", (route) => {
    refused += 1;
    return refused === 1 ? route.fulfill({ status: 503 }) : route.fallback();
  });
  await page.goto("/mapa?bbox=21.339,53.598,21.352,53.603");
  await expect(page.locator(".map")).toHaveAttribute("data-ready");
  await page.waitForLoadState("networkidle");
  await expect(page.getByText("Część mapy się nie wczytała")).toBeVisible();
});

test("before the moving map comes its picture is there, and it goes when the tiles are painted", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/mapa?srodek=53.600400,21.347400&zoom=16", { waitUntil: "commit" });
  await expect(page.locator(".map-picture")).toBeVisible();
  const still = await shownPixelsOf(page, WATER);
  expect(still).toBeGreaterThan(50);
  // Late, but not never: after some seconds there are links that move it.
  await expect(page.getByRole("navigation", { name: "Przesuwanie mapy" })).toBeVisible();
  await expectAccessible(page);
  release();
  await tilesSettled(page);
  await expect(page.locator(".map-picture")).toHaveCount(0);
  await expect(page.getByRole("navigation", { name: "Przesuwanie mapy" })).toBeHidden();
  // The same pipes in the same places: as much blue, but for labels and symbols.
  const moving = await shownPixelsOf(page, WATER);
  expect(moving).toBeGreaterThan(still * 0.6);
  expect(moving).toBeLessThan(still * 1.6);
});

test("a picture of another zoom than the map's is not kept under it", async ({ page }) => {
  // The server takes this window for a larger one.
  await page.route("**/*.mvt", () => {});
  await page.setViewportSize({ width: 200, height: 420 });
  await page.goto("/mapa?srodek=53.600400,21.347400&zoom=16");
  await expect(page.locator(".map")).toHaveAttribute("data-ready");
  await expect(page.locator(".map-picture"), "no tile has come: the picture stays").toHaveCount(1);
  await page.goto("/mapa?bbox=21.33,53.595,21.36,53.606");
  await expect(page.locator(".map")).toHaveAttribute("data-ready");
  await expect(page.locator(".map-picture"), "it would be too large for this window").toHaveCount(0);
});

test("until its tiles come the map is dragged with its picture, which says nothing untrue", async ({ page }) => {
  await page.route("**/*.mvt", () => {});
  await page.goto("/mapa?srodek=53.600400,21.347400&zoom=16");
  await expect(page.locator(".map")).toHaveAttribute("data-ready");
  const picture = page.locator(".map-picture");
  const before = (await picture.boundingBox())!;
  const map = (await page.locator(".map-canvas").boundingBox())!;
  const [x, y] = [map.x + map.width / 2, map.y + map.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y + 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await picture.boundingBox())!.x - before.x)).toBeLessThan(-40);
  await expect(page.locator(".map-layers label.absent")).toHaveCount(0);
});

test("who changes the language stays where they are", async ({ page }) => {
  await openMap(page, "/mapa?srodek=53.600400,21.347400&zoom=15");
  await page.getByRole("button", { name: "Przybliż" }).click();
  await expect(page).toHaveURL(/zoom=16/);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveURL(/zoom=16/);
});
