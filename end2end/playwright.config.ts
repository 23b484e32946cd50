// `cargo xtask test` starts the server with demo data and says through the environment where it is.
import { defineConfig, devices } from "@playwright/test";

/** Specs of what must work without JavaScript; they run in a browser that has none. */
const NO_SCRIPT = "**/*.no-script.spec.ts";
/** Specs that open windows of every size themselves, or need a keyboard. */
const DESKTOP = "**/*.desktop.spec.ts";

export default defineConfig({
  testDir: "tests",
  // A test that fails now and then is a failing test.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: process.env.E2E_REPORT ?? "test-results/report.json" }]],
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://127.0.0.1:3000",
    locale: "pl-PL",
    timezoneId: "Europe/Warsaw",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      // The system's browser: nothing is downloaded, and it gets the system's security updates.
      executablePath: process.env.E2E_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "desktop", testIgnore: NO_SCRIPT, use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } },
    { name: "phone", testIgnore: [NO_SCRIPT, DESKTOP], use: { ...devices["Pixel 7"] } },
    { name: "no-script", testMatch: NO_SCRIPT, use: { ...devices["Desktop Chrome"], javaScriptEnabled: false } },
    { name: "no-script-phone", testMatch: NO_SCRIPT, use: { ...devices["Pixel 7"], javaScriptEnabled: false } },
  ],
});
