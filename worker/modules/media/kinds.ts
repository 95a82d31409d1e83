import type { MediaKind } from "./schema";

/** Browser-safe: forms ask for the same limits that the server keeps. */
export interface KindRules {
  /** By content, not by name. */
  mimeTypes: readonly string[];
  maxBytes: number;
  /** The permission that uploading needs, in any scope; null for everybody signed in. */
  permission: "courses.edit" | null;
  /** Shown to everybody wherever it is used: its links are stable, so that pages and browsers keep them. */
  isPublic: boolean;
}

const MiB = 1024 * 1024;
const pictures = ["image/jpeg", "image/png", "image/webp"] as const;
export const officeTypes = [
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
] as const;

export const kinds: Record<MediaKind, KindRules> = {
  profile_picture: { mimeTypes: pictures, maxBytes: 5 * MiB, permission: null, isPublic: true },
  course_cover: { mimeTypes: pictures, maxBytes: 10 * MiB, permission: "courses.edit", isPublic: true },
  lesson_video: {
    mimeTypes: ["video/mp4", "video/webm"],
    maxBytes: 4096 * MiB,
    permission: "courses.edit",
    isPublic: false,
  },
  lesson_captions: { mimeTypes: ["text/vtt"], maxBytes: 2 * MiB, permission: "courses.edit", isPublic: false },
  lesson_document: { mimeTypes: ["application/pdf"], maxBytes: 100 * MiB, permission: "courses.edit", isPublic: false },
  lesson_image: { mimeTypes: pictures, maxBytes: 20 * MiB, permission: "courses.edit", isPublic: false },
  question_media: {
    mimeTypes: [...pictures, "audio/mpeg"],
    maxBytes: 20 * MiB,
    permission: "courses.edit",
    isPublic: false,
  },
  course_material: {
    // SVG can carry script: it is stored, and only ever handed out as an attachment.
    mimeTypes: [
      "application/pdf",
      ...officeTypes,
      ...pictures,
      "image/svg+xml",
      "text/plain",
      "text/csv",
      "application/zip",
    ],
    maxBytes: 200 * MiB,
    permission: "courses.edit",
    isPublic: false,
  },
  chat_file: {
    mimeTypes: [
      ...pictures,
      "application/pdf",
      ...officeTypes,
      "text/plain",
      "text/csv",
      "application/zip",
      "video/mp4",
      "video/webm",
      "audio/mpeg",
    ],
    maxBytes: 50 * MiB,
    permission: null,
    isPublic: false,
  },
  // What browsers record: Chromium and Firefox WebM or Ogg, Safari MP4.
  chat_voice: {
    mimeTypes: ["audio/webm", "audio/ogg", "audio/mp4"],
    maxBytes: 10 * MiB,
    permission: null,
    isPublic: false,
  },
};

/** What is uploaded into a room of people: nobody keeps it but the room. */
export const roomKinds: readonly MediaKind[] = ["chat_file", "chat_voice"];

export const mediaKinds = Object.keys(kinds) as [MediaKind, ...MediaKind[]];
export const isPicture = (mimeType: string): boolean => (pictures as readonly string[]).includes(mimeType);

/** Pixels across, of the smaller pictures that pages ask for; a link names one behind its token (content/serve.ts). */
export const thumbnailWidths = [160, 480, 960, 1600] as const;
/** Read from the header, before anything is unpacked: a small file may unpack to more than fits. */
export const pixelsMax = 40_000_000;
export const pixelsAcrossMax = 20_000;

/** Bytes of every part but the last. R2 asks for at least 5 MiB and equal parts. */
export const partBytes = 8 * MiB;
export const partCount = (sizeBytes: number): number => Math.ceil(sizeBytes / partBytes);
/** Bytes of part `number`, which counts from 1. */
export const sizeOfPart = (sizeBytes: number, number: number): number =>
  Math.min(partBytes, sizeBytes - (number - 1) * partBytes);

/** How long an upload may take, and how long a whole file may wait to be used. Milliseconds. */
export const temporaryMs = 24 * 3_600_000;
