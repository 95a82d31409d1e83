import type { Page } from "@playwright/test";
import { createCourse } from "./support/course";
import { signInNewLearner } from "./support/learner";
import { expect, test, wholeBrowser } from "./support/test";

interface DomNode {
  nodeId: number;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

/** The line that the browser draws over a film, which no script of a page can look at: its place and its letters' height, in pixels. */
async function drawnCaption(page: Page) {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send("DOM.enable");
  await inspector.send("CSS.enable");
  const { root } = (await inspector.send("DOM.getDocument", { depth: -1, pierce: true })) as { root: DomNode };
  const find = (node: DomNode): DomNode | undefined =>
    node.attributes?.includes("cue")
      ? node
      : [...(node.shadowRoots ?? []), ...(node.children ?? [])].map(find).find(Boolean);
  const cue = find(root);
  if (!cue) return null;
  const { model } = await inspector.send("DOM.getBoxModel", { nodeId: cue.nodeId });
  const { computedStyle } = await inspector.send("CSS.getComputedStyleForNode", { nodeId: cue.nodeId });
  const size = Number.parseFloat(computedStyle.find(({ name }) => name === "font-size")?.value ?? "0");
  const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
  return { left, top, right, bottom, size };
}

test.use(wholeBrowser());

test("LES-2 captions are large enough for a phone, and stay within the film's frame", async ({ page }) => {
  const course = await createCourse({
    lessons: [{ title: { en: "A film to watch", ar: "فيديو للمشاهدة" }, items: [{ type: "video" }] }],
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await signInNewLearner(page, course, { locale: "ar" });
  await page.goto(course.lesson(0).path);
  await page.locator("video").evaluate(async (video: HTMLVideoElement) => {
    for (const track of video.textTracks) track.mode = track.language === "ar" ? "showing" : "disabled";
    const sought = new Promise((done) => video.addEventListener("seeked", done, { once: true }));
    video.currentTime = 8;
    await sought;
  });
  await expect.poll(() => drawnCaption(page)).not.toBeNull();
  const caption = await drawnCaption(page);
  const frame = await page.locator("video").boundingBox();
  if (!caption || !frame) throw new Error("There is no caption, or no film");
  expect(caption.size).toBeGreaterThanOrEqual(14);
  expect(caption.left).toBeGreaterThanOrEqual(frame.x - 1);
  expect(caption.right).toBeLessThanOrEqual(frame.x + frame.width + 1);
  expect(caption.top).toBeGreaterThanOrEqual(frame.y);
  expect(caption.bottom).toBeLessThanOrEqual(frame.y + frame.height + 1);
});
