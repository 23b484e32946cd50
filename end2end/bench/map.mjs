// How soon the map shows the network on a slow phone, and how smoothly a large network moves. `cargo xtask bench map`
// starts the servers and says through the environment where they are.
import { chromium, devices } from "@playwright/test";

const { BENCH_DEMO, BENCH_CITY, BENCH_CHROMIUM } = process.env;
const TIMES = 5;
/** Over the middle of the invented city of `bench generate`, and of the demo's largest village. */
const DEMO = "/mapa?srodek=53.600400,21.347400&zoom=16";
const CITY_ZOOMS = [11, 13, 15, 17];

const browser = await chromium.launch({
  executablePath: BENCH_CHROMIUM,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const figure = (name, numbers, unit) =>
  console.log(
    `${name.padEnd(58)} min ${Math.min(...numbers).toFixed(1)}  median ${median(numbers).toFixed(1)}  max ${Math.max(...numbers).toFixed(1)} ${unit}`,
  );

/** Milliseconds from the navigation's start until the window shows the network: as the picture in the page, and as the
 * moving map's first painted tile that has the network's blue on it. */
async function firstPixels({ latency, cpu, kilobits }) {
  const context = await browser.newContext({ ...devices["Pixel 7"], viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: (kilobits * 1000) / 8,
    uploadThroughput: (kilobits * 1000) / 8,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await page.addInitScript(() => {
    globalThis.shown = {};
    const isBlue = (canvas) => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 0; at < data.length; at += 64) {
        if (data[at] < 20 && data[at + 1] < 20 && data[at + 2] > 235 && data[at + 3] > 200) return true;
      }
      return false;
    };
    const looked = new Set();
    const look = (now) => {
      // What stands in the page when a frame begins is on the screen when the next one does.
      const pipe = document.querySelector('.map-picture use[stroke="#0000ff"]');
      if (globalThis.pictureAt && !globalThis.shown.picture) globalThis.shown.picture = now;
      if (pipe && getComputedStyle(pipe.closest("svg")).position === "absolute") globalThis.pictureAt ??= now;
      // Each tile is read once, when it is painted: reading costs time that no visitor pays.
      for (const canvas of document.querySelectorAll(".tiles-network .leaflet-tile-loaded")) {
        if (looked.has(canvas)) continue;
        looked.add(canvas);
        if (isBlue(canvas)) globalThis.shown.tile ??= now;
      }
      if (!globalThis.shown.tile || !globalThis.shown.picture) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(BENCH_DEMO + DEMO, { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.shown.tile && globalThis.shown.picture, null, { timeout: 30_000 });
  const shown = await page.evaluate(() => globalThis.shown);
  await context.close();
  return shown;
}

/** Frames per second, and the share of frames over 20 ms, while the map is dragged for three seconds. */
async function pan(zoom) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${BENCH_CITY}/mapa`);
  await page.locator(".map[data-ready]").waitFor();
  const [latitude, longitude] = await page.evaluate(() => new URL(location.href).searchParams.get("srodek").split(","));
  await page.goto(`${BENCH_CITY}/mapa?srodek=${latitude},${longitude}&zoom=${zoom}`);
  await page.locator(".tiles-network .leaflet-tile-loaded").first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => {
    globalThis.frames = [];
    let last = performance.now();
    const frame = (now) => {
      globalThis.frames.push(now - last);
      last = now;
      globalThis.request = requestAnimationFrame(frame);
    };
    globalThis.request = requestAnimationFrame(frame);
  });
  const begin = Date.now();
  await page.mouse.move(700, 400);
  await page.mouse.down();
  for (let step = 0; Date.now() - begin < 3000; step += 1) {
    const turn = (step / 60) * Math.PI;
    await page.mouse.move(700 + 280 * Math.sin(turn), 400 + 200 * Math.sin(turn / 2));
    await page.waitForTimeout(8);
  }
  await page.mouse.up();
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.request);
    return globalThis.frames.slice(1);
  });
  await context.close();
  const whole = frames.reduce((sum, frame) => sum + frame, 0);
  return { perSecond: (frames.length * 1000) / whole, late: (100 * frames.filter((frame) => frame > 20).length) / frames.length };
}

for (const latency of [0, 150]) {
  const shown = [];
  for (let time = 0; time < TIMES; time += 1) shown.push(await firstPixels({ latency, cpu: 4, kilobits: 1600 }));
  const where = `4x CPU, 1.6 Mbit/s, ${latency} ms latency`;
  figure(`first network pixels, demo, ${where}`, shown.map((one) => one.picture), "ms");
  figure(`first tile of the moving map, ${where}`, shown.map((one) => one.tile), "ms");
}
for (const zoom of CITY_ZOOMS) {
  const runs = [];
  for (let time = 0; time < 3; time += 1) runs.push(await pan(zoom));
  figure(`panning the large network, zoom ${zoom}: frames per second`, runs.map((run) => run.perSecond), "");
  figure(`panning the large network, zoom ${zoom}: frames over 20 ms`, runs.map((run) => run.late), "%");
}
await browser.close();
