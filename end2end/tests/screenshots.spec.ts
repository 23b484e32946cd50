// The pictures of the documents. They are taken on every run and land in `docs/screenshots` only when asked for:
// `EBOK_SCREENSHOTS=docs cargo xtask test --only browser`.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { firstOf, openMap, test } from "./support.ts";

const DOCS = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "docs", "screenshots");

const SHOTS: [name: string, address: string, colorScheme: "light" | "dark"][] = [
  ["home", "/", "light"],
  ["home-dark", "/", "dark"],
  ["list", "/mapa?widok=lista&klasa=hydrant", "light"],
  ["list-dark", "/mapa?widok=lista&klasa=hydrant", "dark"],
  ["map", "/mapa?bbox=21.339,53.598,21.352,53.603", "light"],
  ["map-dark", "/mapa?bbox=21.339,53.598,21.352,53.603", "dark"],
  ["map-whole", "/mapa", "light"],
  ["map-card", "hydrant", "light"],
  ["accessibility", "/deklaracja-dostepnosci", "light"],
];

for (const [name, address, colorScheme] of SHOTS) {
  test(`a picture of ${name}`, async ({ page, isMobile }, info) => {
    await page.setViewportSize(isMobile ? { width: 360, height: 740 } : { width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const target = address.startsWith("/") ? address : await firstOf(page, address);
    if (name.startsWith("map")) await openMap(page, target);
    else await page.goto(target);
    const folder = process.env.EBOK_SCREENSHOTS === "docs" ? DOCS : info.outputDir;
    await page.screenshot({ path: path.join(folder, `${name}-${isMobile ? "phone" : "desktop"}.png`) });
  });
}
