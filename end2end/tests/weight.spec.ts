import { PAGES, WITH_ISLAND, expect, test, tilesSettled } from "./support.ts";

/** A page without an island is HTML, a stylesheet and nothing else. */
test("pages without an island load no WebAssembly and no script", async ({ page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  for (const address of PAGES.filter((address) => !WITH_ISLAND.includes(address))) await page.goto(address);
  expect(loaded.filter((path) => /\.(wasm|js)$/.test(path))).toEqual([]);
});

test("the map page's WebAssembly travels compressed and under 150 kB", async ({ page }) => {
  const module = page.waitForResponse((response) => response.url().endsWith(".wasm"));
  await page.goto("/mapa");
  const response = await module;
  expect(response.headers()["content-encoding"]).toMatch(/^(br|gzip)$/);
  const { responseBodySize } = await response.request().sizes();
  expect(responseBodySize).toBeGreaterThan(10_000);
  // Browsers take brotli over plain HTTP only from this machine itself; gzip is what the others get.
  expect(responseBodySize).toBeLessThan(150_000);
  await tilesSettled(page);
});

test("nothing is loaded from anywhere else", async ({ page, baseURL }) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL!) && !request.url().startsWith("data:")) foreign.push(request.url());
  });
  for (const address of PAGES) await page.goto(address);
  expect(foreign).toEqual([]);
});
