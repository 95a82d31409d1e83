import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Locale } from "../../../worker/kernel/columns";
import { newUuid } from "../../../worker/kernel/ids";
import type { MediaKind } from "../../../worker/modules/media/schema";
import { renderDocument } from "../../../worker/platform/pdf/document";
import type { PdfFonts } from "../../../worker/platform/pdf/fonts";
import type { SeedContext } from "../../local/ground";
import { readMarkdown } from "../courses";
import type { Bilingual, DemoScene } from "../types";
import { captionsOf, secondsOf } from "./captions";
import type { CoursePlan } from "./course-plan";

export const brand = "RecruitLMS";
const locales = ["en", "ar"] as const;

/** A file of a course: its row in media_files and its bytes. */
export interface DemoFile {
  uuid: string;
  /** By fileKey(), or the video's name. */
  key: string;
  kind: MediaKind;
  filename: string;
  mimeType: string;
  bytes: Uint8Array;
  width?: number;
  height?: number;
  durationSeconds?: number;
}

export const fileKey = (file: string, locale: Locale): string => `${file}.${locale}`;
export const storageKey = (uuid: string): string => `media/${uuid}`;
export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Every file that a course shows: documents drawn from their Markdown, videos as they lie here, captions from their scenes. */
export async function filesOf({ course, lessons, publishedAt }: CoursePlan, fonts: PdfFonts): Promise<DemoFile[]> {
  const files: DemoFile[] = [];
  const addDocument = async (kind: MediaKind, file: string, title: Bilingual) => {
    for (const locale of locales) {
      const markdown = readMarkdown(course, file, locale);
      const bytes = await renderDocument({ title: title[locale], markdown, locale, brand, date: publishedAt }, fonts);
      files.push({
        uuid: newUuid(),
        key: fileKey(file, locale),
        kind,
        filename: `${file}.${locale}.pdf`,
        mimeType: "application/pdf",
        bytes,
      });
    }
  };
  for (const { lesson } of lessons) {
    const { content, title } = lesson;
    if (content.type === "pdf") await addDocument("lesson_document", content.file, title);
    if (content.type === "video")
      files.push(videoFile(content.video, content.scenes), ...captionFiles(content.video, content.scenes));
  }
  for (const { file, title } of course.materials) await addDocument("course_material", file, title);
  return files;
}

function videoFile(video: string, scenes: readonly DemoScene[]): DemoFile {
  return {
    uuid: newUuid(),
    key: video,
    kind: "lesson_video",
    filename: `${video}.mp4`,
    mimeType: "video/mp4",
    bytes: readFileSync(new URL(`../videos/out/${video}.mp4`, import.meta.url)),
    width: 960,
    height: 540,
    durationSeconds: secondsOf(scenes),
  };
}

const captionFiles = (video: string, scenes: readonly DemoScene[]): DemoFile[] =>
  locales.map((locale) => ({
    uuid: newUuid(),
    key: fileKey(video, locale),
    kind: "lesson_captions",
    filename: `${video}.${locale}.vtt`,
    mimeType: "text/vtt",
    bytes: new TextEncoder().encode(captionsOf(scenes, locale)),
  }));

export interface StoredObject {
  /** Without the tenant. */
  key: string;
  mimeType: string;
  bytes: Uint8Array;
}

export type Bucket = Pick<Awaited<ReturnType<SeedContext["openBucket"]>>, "put">;

/** Puts objects under the default tenant, as the Worker would. */
export async function store(bucket: Bucket, objects: readonly StoredObject[]): Promise<void> {
  await Promise.all(
    objects.map(({ key, mimeType, bytes }) =>
      bucket.put(`default/${key}`, bytes, { httpMetadata: { contentType: mimeType } }),
    ),
  );
}
