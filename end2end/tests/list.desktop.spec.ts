// On a phone the rows are stacked and have no headings; there the filter orders them.
import { expect, test } from "./support.ts";

test("a heading orders the rows by its column, and back", async ({ page }) => {
  await page.goto("/mapa?widok=lista&klasa=water_pipe");
  const lengths = async () => {
    const texts = await page.locator('td[data-label="Długość"]').allTextContents();
    return texts.map((text) => Number(text.replace(",", ".").replace(/[^\d.]/g, "")));
  };
  await page.getByRole("columnheader", { name: "Długość" }).getByRole("link").click();
  await expect(page.getByRole("columnheader", { name: "Długość" })).toHaveAttribute("aria-sort", "ascending");
  const up = await lengths();
  expect(up).toEqual([...up].sort((a, b) => a - b));
  await page.getByRole("columnheader", { name: "Długość" }).getByRole("link").click();
  await expect(page.getByRole("columnheader", { name: "Długość" })).toHaveAttribute("aria-sort", "descending");
  expect(Math.min(...(await lengths()))).toBeGreaterThan(Math.min(...up));
});
