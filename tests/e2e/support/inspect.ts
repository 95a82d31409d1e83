import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { HtmlValidate } from "html-validate";
import { expect } from "./test";

const html = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // How React writes HTML.
    "void-style": "off",
    "attr-case": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    "no-inline-style": "off",
    // Checkboxes of one question share a name.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button"] }],
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    "require-sri": "off",
    "prefer-native-element": "off",
    "no-raw-characters": "off",
    "script-type": "off",
  },
});

/** What every page must be, whatever is on it: its language and direction, one heading, words for keys, valid HTML, nothing that axe finds, no wider than a phone. */
export async function inspect(page: Page, source: string, locale: string): Promise<void> {
  const where = page.url();
  expect(await page.locator("html").getAttribute("lang"), where).toBe(locale);
  expect(await page.locator("html").getAttribute("dir"), where).toBe(locale === "ar" ? "rtl" : "ltr");
  await expect(page.locator("h1"), where).toHaveCount(1);
  // Words without a translation stand there as their key.
  const text = await page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const literal of copy.querySelectorAll("code, pre, textarea, option, script")) literal.remove();
    return copy.innerText;
  });
  expect(text, where).not.toMatch(/(^|\s)[a-z]+_[a-z_]+($|\s)/);
  const report = await html.validateString(source);
  const messages = report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId}: ${message.message} (${message.selector})`),
  );
  expect(messages, where).toEqual([]);
  // Legacy mode spares a second page per inspection; frames are looked into all the same.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  // Colours are those of the page's English sister, and looking at them is most of the work.
  if (locale === "ar") axe.disableRules(["color-contrast"]);
  const { violations } = await axe.analyze();
  expect(
    violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).join(", ")}`),
    where,
  ).toEqual([]);
  // Nothing wider than the window: no sideways scrolling on a phone either.
  await page.setViewportSize({ width: 390, height: 844 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1),
    `${where} at 390 px`,
  ).toBe(true);
  await page.setViewportSize({ width: 1280, height: 800 });
}
