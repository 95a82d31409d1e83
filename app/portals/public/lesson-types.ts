import type { ContentItem } from "../../../worker/modules/catalogue";
import type { IconName } from "../../ui";

/** The sign of each type of content. */
export const lessonIcons: Record<ContentItem["contentType"], IconName> = {
  video: "video",
  text: "book",
  pdf: "file",
  audio: "play",
  image: "eye",
  quiz: "quiz",
  flashcard: "copy",
  scorm_package: "grid",
  external_link: "external",
  embed: "monitor",
};
