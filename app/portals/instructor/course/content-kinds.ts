import type { IconName } from "../../../ui";

/** What can be added to a lesson, in the order it is offered. */
export const addable = ["text", "video", "pdf", "image", "quiz", "external_link", "embed", "flashcard"] as const;
export type Addable = (typeof addable)[number];

export const contentIcon: Record<string, IconName> = {
  text: "file",
  video: "video",
  pdf: "book",
  image: "eye",
  quiz: "quiz",
  external_link: "external",
  embed: "grid",
  flashcard: "copy",
  audio: "play",
  scorm_package: "briefcase",
};
