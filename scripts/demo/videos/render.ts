import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium, type Page } from "playwright";
import { chromiumArgs, findChromium } from "../../local/browser";
import { demoCourses, lessonsOf } from "../courses";
import { secondsOf } from "../seed/captions";
import type { DemoScene } from "../types";
import { drawings } from "./drawings";
import { frame } from "./drawings/kit";

/*
 * Draws the demo courses' videos into scripts/demo/videos/out, frame by frame. Run by hand after a drawing has changed;
 * needs ffmpeg, a Chromium and the font DejaVu Sans Mono:
 *   npx tsx scripts/demo/videos/render.ts [video …]            all of them, or those named
 *   npx tsx scripts/demo/videos/render.ts --stills <folder> [seconds between two]   pictures to look at, no video
 */
const size = { width: 960, height: 540 };
const framesPerSecond = 15;
const out = fileURLToPath(new URL("./out/", import.meta.url));

interface Video {
  name: string;
  scenes: DemoScene[];
}

const videos: Video[] = demoCourses.flatMap((course) =>
  lessonsOf(course).flatMap(({ content }) =>
    content.type === "video" ? [{ name: content.video, scenes: content.scenes }] : [],
  ),
);

const { resolve } = createRequire(import.meta.url);
const font = (weight: number) =>
  readFileSync(resolve(`@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-${weight}-normal.woff2`), "base64");
const page = `<!doctype html><style>
  ${[400, 600].map((weight) => `@font-face { font-family: Plex; font-weight: ${weight}; src: url(data:font/woff2;base64,${font(weight)}) }`).join("\n")}
  body { margin: 0; background: #f6f8f8 } svg { display: block; width: 100vw; height: 100vh }
  .sans { font-family: Plex, sans-serif } .mono { font-family: "DejaVu Sans Mono", monospace }
</style><body></body>`;

/** The picture at `seconds` of a video. */
function pictureAt({ name, scenes }: Video, seconds: number): string {
  let start = 0;
  for (const scene of scenes) {
    if (seconds < start + scene.seconds) {
      const drawing = drawings[scene.drawing];
      if (!drawing) throw new Error(`${name}: there is no drawing "${scene.drawing}"`);
      return frame(drawing(seconds - start));
    }
    start += scene.seconds;
  }
  throw new Error(`${name} is over at ${start} s`);
}

async function shoot(view: Page, svg: string, type: "png" | "jpeg" = "png"): Promise<Buffer> {
  await view.evaluate((content) => {
    document.body.innerHTML = content;
  }, svg);
  return view.screenshot(type === "jpeg" ? { type, quality: 82 } : { type });
}

async function render(view: Page, video: Video): Promise<void> {
  const target = join(out, `${video.name}.mp4`);
  const ffmpeg = spawn(
    "ffmpeg",
    `-y -loglevel error -f image2pipe -framerate ${framesPerSecond} -c:v png -i - -c:v libx264 -preset slow -tune animation -crf 27 -pix_fmt yuv420p -movflags +faststart`
      .split(" ")
      .concat(target),
    { stdio: ["pipe", "inherit", "inherit"] },
  );
  const ended = once(ffmpeg, "close");
  for (let index = 0; index < secondsOf(video.scenes) * framesPerSecond; index++) {
    const picture = await shoot(view, pictureAt(video, index / framesPerSecond));
    if (!ffmpeg.stdin.write(picture)) await once(ffmpeg.stdin, "drain");
  }
  ffmpeg.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
  const poster = join(out, `${video.name}.jpg`);
  await promisify(execFile)("ffmpeg", [
    "-y",
    "-loglevel",
    "error",
    "-ss",
    String((video.scenes[0]?.seconds ?? 1) - 0.5),
    "-i",
    target,
    "-frames:v",
    "1",
    "-q:v",
    "4",
    poster,
  ]);
  console.log(`${video.name}: ${secondsOf(video.scenes)} s, ${Math.round(statSync(target).size / 1024)} kB`);
}

async function stills(view: Page, folder: string, step: number, names: string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const video of videos.filter(({ name }) => names.length === 0 || names.includes(name))) {
    for (let seconds = 0; seconds < secondsOf(video.scenes); seconds += step) {
      await view.evaluate(
        (content) => {
          document.body.innerHTML = content;
        },
        pictureAt(video, seconds),
      );
      await view.screenshot({ path: join(folder, `${video.name}-${seconds.toFixed(1).padStart(4, "0")}.png`) });
    }
  }
}

async function main(args: string[]): Promise<void> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
  try {
    const view = await browser.newPage({ viewport: size });
    await view.setContent(page);
    await view.evaluate(() =>
      Promise.all([document.fonts.load("400 20px Plex"), document.fonts.load("600 20px Plex")]),
    );
    const [flag, folder, step, ...names] = args;
    if (flag === "--stills") return await stills(view, folder ?? ".", Number(step ?? 2), names);
    mkdirSync(out, { recursive: true });
    for (const video of videos) if (args.length === 0 || args.includes(video.name)) await render(view, video);
  } finally {
    await browser.close();
  }
}

await main(process.argv.slice(2));
