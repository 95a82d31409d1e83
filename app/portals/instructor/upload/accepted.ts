import type { MediaKind } from "../../../../worker/modules/media";

const MiB = 1024 * 1024;
const pictures = "image/jpeg,image/png,image/webp";

/** What the picker offers, and how large it may be. The server decides by its own rules; these save a wasted upload. */
const rules: Partial<Record<MediaKind, { accept: string; maxBytes: number }>> = {
  course_cover: { accept: pictures, maxBytes: 10 * MiB },
  lesson_video: { accept: "video/mp4,video/webm", maxBytes: 4096 * MiB },
  lesson_captions: { accept: ".vtt,text/vtt", maxBytes: 2 * MiB },
  lesson_document: { accept: "application/pdf", maxBytes: 100 * MiB },
  lesson_image: { accept: pictures, maxBytes: 20 * MiB },
  question_media: { accept: `${pictures},audio/mpeg`, maxBytes: 20 * MiB },
  course_material: { accept: `.pdf,.docx,.pptx,.xlsx,${pictures},.svg,.txt,.csv,.zip`, maxBytes: 200 * MiB },
};

export const acceptOf = (kind: MediaKind): string | undefined => rules[kind]?.accept;
export const limitOf = (kind: MediaKind, say: (bytes: number) => string): string => {
  const rule = rules[kind];
  return rule ? say(rule.maxBytes) : "";
};
