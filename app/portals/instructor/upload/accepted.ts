import type { MediaKind } from "../../../../worker/modules/media";

const MiB = 1024 * 1024;
const pictures = "image/jpeg,image/png,image/webp";

/** What the picker offers, and how large it may be. The server decides by its own rules; these save a wasted upload. */
const rules: Record<MediaKind, { accept: string; maxBytes: number }> = {
  profile_picture: { accept: pictures, maxBytes: 5 * MiB },
  course_cover: { accept: pictures, maxBytes: 10 * MiB },
  lesson_video: { accept: "video/mp4,video/webm", maxBytes: 4096 * MiB },
  lesson_captions: { accept: ".vtt,text/vtt", maxBytes: 2 * MiB },
  lesson_document: { accept: "application/pdf", maxBytes: 100 * MiB },
  lesson_image: { accept: pictures, maxBytes: 20 * MiB },
  question_media: { accept: `${pictures},audio/mpeg`, maxBytes: 20 * MiB },
  course_material: { accept: `.pdf,.docx,.pptx,.xlsx,${pictures},.svg,.txt,.csv,.zip`, maxBytes: 200 * MiB },
  chat_file: { accept: `${pictures},.pdf,.docx,.pptx,.xlsx,.txt,.csv,.zip,.mp4,.webm,.mp3`, maxBytes: 50 * MiB },
  chat_voice: { accept: "audio/webm,audio/ogg,audio/mp4", maxBytes: 10 * MiB },
};

export const acceptOf = (kind: MediaKind): string => rules[kind].accept;
export const maxBytesOf = (kind: MediaKind): number => rules[kind].maxBytes;
export const limitOf = (kind: MediaKind, say: (bytes: number) => string): string => say(rules[kind].maxBytes);
/** Width by height of what is cut out of a picture before it goes up, and how wide it is at most. */
export const cropOf: Partial<Record<MediaKind, { ratio: number; width: number }>> = {
  profile_picture: { ratio: 1, width: 1024 },
  course_cover: { ratio: 16 / 9, width: 1920 },
};
