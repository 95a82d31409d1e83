import type { CourseStatus } from "../../../../worker/modules/catalogue";
import type { IconName, Tone } from "../../../ui";

export const courseStatuses = ["draft", "private", "published", "archived"] as const satisfies readonly CourseStatus[];
export const levels = ["beginner", "intermediate", "advanced"] as const;

export const statusTone: Record<CourseStatus, Tone> = {
  draft: "neutral",
  private: "info",
  published: "success",
  archived: "warning",
};
export const statusIcon: Record<CourseStatus, IconName> = {
  draft: "edit",
  private: "lock",
  published: "globe",
  archived: "history",
};
