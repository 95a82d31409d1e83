import type { Page } from "@playwright/test";
import { formatPercent } from "../../worker/words/format";
import { player } from "../../worker/words/player";
import { createCourse } from "./support/course";
import { rowsOf } from "./support/database";
import { type Learner, signInNewLearner } from "./support/learner";
import { expect, test } from "./support/test";

const film = { title: { en: "A film to watch", ar: "مقطع للمشاهدة" }, items: [{ type: "video" as const }] };
const seconds = (page: Page) => page.locator("video").evaluate((video: HTMLVideoElement) => video.currentTime);

/** Plays at twice the speed until the film stands at `until`, and stops. */
const playTo = (page: Page, until: number) =>
  page.locator("video").evaluate(async (video: HTMLVideoElement, end) => {
    video.muted = true;
    video.playbackRate = 2;
    await video.play();
    await new Promise<void>((reached) => {
      video.addEventListener("timeupdate", () => video.currentTime >= end && reached());
      video.addEventListener("ended", () => reached());
    });
    video.pause();
  }, until);
const seekTo = (page: Page, to: number) =>
  page.locator("video").evaluate(async (video: HTMLVideoElement, at) => {
    const sought = new Promise((done) => video.addEventListener("seeked", done, { once: true }));
    video.currentTime = at;
    await sought;
  }, to);

interface Counted {
  played: number;
  position: number;
  time: number;
  sitting: number;
}
/** What the server holds of a learner's only film; `sitting` is how long ago the lesson was first opened. All in seconds. */
const counted = async (learner: Learner) =>
  (
    await rowsOf<Counted>(
      `select multirange_seconds(v.watched) as played, v.position_seconds as position, p.time_spent_seconds as time,
         ceil(extract(epoch from now() - p.created_at))::int as sitting
       from enrollments e join lesson_progress p on p.enrollment_id = e.id join video_watches v on v.enrollment_id = e.id
       where e.user_id = $1`,
      [learner.id],
    )
  )[0];

test.describe("in parts", () => {
  test.use({ allowed: [/416/] });

  test("LES-2 a film comes in parts and is sought in, has captions in both languages, and remembers its speed", async ({
    page,
  }) => {
    const course = await createCourse({ rules: { watchedPercent: 80 }, lessons: [film] });
    await signInNewLearner(page, course);
    const part = page.waitForResponse((response) => response.url().includes(".mp4"));
    await page.goto(course.lesson(0).path);
    expect((await part).status()).toBe(206);
    const address = (await part).url();
    expect(new URL(address).host).not.toBe(new URL(page.url()).host);
    await expect
      .poll(() => page.locator("video").evaluate((video: HTMLVideoElement) => video.readyState))
      .toBeGreaterThan(0);
    await seekTo(page, 30);
    expect(await seconds(page)).toBeCloseTo(30, 0);

    const size = Number((await part).headers()["content-range"]?.split("/")[1]);
    const ask = (range: string) =>
      page.evaluate(
        async ([url = "", range = ""]) => {
          const response = await fetch(url, { headers: { range } });
          return { status: response.status, bytes: (await response.arrayBuffer()).byteLength };
        },
        [address, range],
      );
    expect(await ask("bytes=1000-1999")).toEqual({ status: 206, bytes: 1000 });
    expect(await ask(`bytes=${size}-`)).toMatchObject({ status: 416 });

    for (const [index, label] of [player.en.captions_en, player.en.captions_ar].entries()) {
      const track = await page.locator("video").evaluate(async (video: HTMLVideoElement, at) => {
        const { track } = video.querySelectorAll("track")[at] as HTMLTrackElement;
        if (track.mode === "showing") throw new Error("Nobody asked for captions");
        track.mode = "showing";
        while (!track.cues?.length) await new Promise(requestAnimationFrame);
        const shown = track.activeCues?.length;
        track.mode = "disabled";
        return { label: track.label, shown, off: track.activeCues };
      }, index);
      expect(track).toEqual({ label, shown: 1, off: null });
    }

    await page.getByLabel(player.en.speed).selectOption("1.5");
    const speed = () => page.locator("video").evaluate((video: HTMLVideoElement) => video.playbackRate);
    expect(await speed()).toBe(1.5);
    await page.reload();
    await expect.poll(speed).toBe(1.5);
  });
});

test("LES-2 PRG-2 a film goes on where it stopped, is not done by skipping to its end, and is by watching at twice the speed", async ({
  page,
}) => {
  const course = await createCourse({ rules: { watchedPercent: 40 }, lessons: [film, film] });
  const learner = await signInNewLearner(page, course);
  await page.goto(course.lesson(0).path);
  const watched = page.getByRole("progressbar", { name: player.en.watched });
  await playTo(page, 8);
  await expect(watched).not.toHaveAttribute("value", "0");
  await page.reload();
  await expect.poll(() => seconds(page)).toBeGreaterThanOrEqual(7);

  await seekTo(page, 44);
  await playTo(page, 60);
  await expect.poll(async () => (await counted(learner))?.played).toBeGreaterThanOrEqual(10);
  await page.getByRole("button", { name: player.en.mark_complete }).click();
  const refusal = page.getByRole("status").filter({ hasText: player.en.not_done_yet });
  await expect(refusal).toContainText(formatPercent(40, "en"));

  await seekTo(page, 8);
  await playTo(page, 18);
  await expect(page.getByText(player.en.lesson_completed, { exact: true })).toBeVisible();
  await expect(refusal).toBeHidden();
  const after = await counted(learner);
  expect(after?.played).toBeLessThan(24);
  expect(after?.time).toBeLessThanOrEqual(after?.sitting ?? 0);
});

test("LES-2 PRG-2 what was watched a moment ago counts for the button, though the film still runs", async ({
  page,
}) => {
  const course = await createCourse({ rules: { watchedPercent: 20 }, lessons: [film, film] });
  await signInNewLearner(page, course);
  await page.goto(course.lesson(0).path);
  await page.locator("video").evaluate(async (video: HTMLVideoElement) => {
    video.muted = true;
    video.playbackRate = 2;
    await video.play();
    await new Promise<void>((reached) => {
      video.addEventListener("timeupdate", () => video.currentTime >= 14 && reached());
    });
  });
  // Enough was watched and the button is pressed: asked for once all the same, for two answers would break off each other.
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes(".data")) asked.push(request.url());
  });
  await page.getByRole("button", { name: player.en.mark_complete }).click();
  await expect(page.getByText(player.en.lesson_completed, { exact: true })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(asked).toHaveLength(1);
});

test.describe("a report that cannot be", () => {
  test("LES-2 three hours watched of a ten-minute film are refused by name and nothing is stored", async ({ page }) => {
    const course = await createCourse({ rules: { watchedPercent: 80 }, lessons: [film] });
    const learner = await signInNewLearner(page, course);
    const [item] = await rowsOf<{ uuid: string }>(
      "update content_items set duration_seconds = 600 where lesson_id = $1 returning uuid",
      [course.lesson(0).id],
    );
    const beacon = await page.request.post("/student/beacon", {
      data: {
        lessonUuid: course.lesson(0).uuid,
        secondsActive: 120,
        contentItemUuid: item?.uuid,
        watched: [[0, 10_800]],
      },
      headers: { origin: new URL(page.url()).origin },
    });
    expect(beacon.status()).toBe(400);
    expect(await beacon.json()).toMatchObject({ code: "beacon_impossible" });
    expect(await counted(learner)).toBeUndefined();
  });
});

test.describe("without a connection", () => {
  test.use({ allowed: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/] });

  test("LES-2 PRG-1 what is watched without a connection is sent when it is back, and nothing is counted twice", async ({
    page,
    context,
  }) => {
    const course = await createCourse({ rules: { watchedPercent: 80 }, lessons: [film] });
    const learner = await signInNewLearner(page, course);
    const opened = page.waitForResponse(/\/student\/beacon/);
    await page.goto(course.lesson(0).path);
    await opened;
    // The whole film is with the reader before the connection goes.
    await page.locator("video").evaluate(async (video: HTMLVideoElement) => {
      video.preload = "auto";
      // Asked anew: a browser that has what it needs to begin may leave the rest where it is.
      video.load();
      while (!video.buffered.length || video.buffered.end(0) < 20) await new Promise(requestAnimationFrame);
    });
    const lost = page.getByRole("status").filter({ hasText: player.en.saving_lost });
    // Counted, but the answer never arrives: it is sent again.
    await page.route(
      "**/student/beacon",
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await playTo(page, 5);
    await expect(lost).toBeVisible();
    const first = await counted(learner);
    expect(first?.played).toBeGreaterThanOrEqual(4);

    await context.setOffline(true);
    await playTo(page, 12);
    await expect(lost).toBeVisible();
    expect((await counted(learner))?.played).toBe(first?.played);
    await context.setOffline(false);
    await expect(lost).toBeHidden();
    await expect.poll(async () => (await counted(learner))?.played).toBeGreaterThanOrEqual(11);
    const after = await counted(learner);
    expect(after?.played).toBeLessThanOrEqual(13);
    expect(after?.time).toBeLessThanOrEqual(after?.sitting ?? 0);
  });
});

for (const { provider, videoId, site, frame } of [
  {
    provider: "youtube" as const,
    videoId: "M7lc1UVf-VE",
    site: "YouTube",
    frame: "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE",
  },
  {
    provider: "vimeo" as const,
    videoId: "76979871",
    site: "Vimeo",
    frame: "https://player.vimeo.com/video/76979871?dnt=1",
  },
]) {
  test(`LES-2 a film at ${site} plays in a fenced frame without cookies, and its watching is not invented`, async ({
    page,
  }) => {
    const reached: string[] = [];
    await page.route(
      (url) => !url.hostname.endsWith("localhost"),
      async (route) => {
        reached.push(route.request().url());
        await route.fulfill({ contentType: "text/html", body: "<title>A film</title>" });
      },
    );
    const course = await createCourse({
      rules: { watchedPercent: 80 },
      lessons: [{ title: film.title, items: [{ type: "provider", provider, videoId }] }],
    });
    const learner = await signInNewLearner(page, course);
    await page.goto(course.lesson(0).path);
    const fenced = page.getByTitle(player.en.video_of.replace("{title}", site));
    await expect(fenced).toHaveAttribute("src", frame);
    const sandbox = (await fenced.getAttribute("sandbox")) ?? "";
    expect(sandbox).toContain("allow-scripts");
    expect(sandbox).not.toContain("allow-top-navigation");
    expect(await fenced.getAttribute("allow")).not.toMatch(/camera|microphone|geolocation/);
    await expect.poll(() => reached).toEqual([frame]);

    await expect(page.getByText(player.en.provider_note.replace("{site}", site))).toBeVisible();
    await expect(page.getByRole("progressbar", { name: player.en.watched })).toHaveCount(0);
    const outside = page.getByRole("link", { name: player.en.provider_open.replace("{site}", site) });
    await expect(outside).toHaveAttribute("target", "_blank");
    await expect(outside).toHaveAttribute("rel", "noopener");
    await page.getByRole("button", { name: player.en.mark_complete }).click();
    await page.waitForURL(/\/complete$/);
    expect(await counted(learner)).toBeUndefined();
  });
}
