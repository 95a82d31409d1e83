import type { CourseStatus } from "../../../../worker/modules/catalogue";
import type { admin } from "../../../../worker/words/admin";
import type { adminContent } from "../../../../worker/words/admin-content";
import type { Translate } from "../../../../worker/words/format";
import type { MenuItem, Tone } from "../../../ui";

export const courseStatuses = ["draft", "private", "published", "archived"] as const satisfies readonly CourseStatus[];

export const statusTone: Record<CourseStatus, Tone> = {
  draft: "neutral",
  private: "info",
  published: "success",
  archived: "warning",
};

const act = { published: "publish", private: "make_private", archived: "archive" } as const;
const icon = { published: "globe", private: "lock", archived: "history" } as const;

interface Course {
  uuid: string;
  slug: string;
  status: CourseStatus;
  /** The states it may go to from here. */
  becomes: CourseStatus[];
  deletedAt: string | null;
}
interface CourseMenu {
  course: Course;
  /** Id of the form that the menu's buttons belong to. */
  form: string;
  t: Translate<(typeof adminContent)["en"]>;
  common: Translate<(typeof admin)["en"]>;
  holds: (permission: string) => boolean;
}

/** What can be done with a course of the list, by its state and the reader's rights. */
export function courseMenu({ course, form, t, common, holds }: CourseMenu): MenuItem[][] {
  const { uuid, slug, status, becomes, deletedAt } = course;
  const button = (word: string) => ({ form, name: "_do", value: `${word}:${uuid}` });
  if (deletedAt)
    return holds("courses.delete") ? [[{ label: common("restore"), icon: "refresh", ...button("restore") }]] : [];
  const states: MenuItem[] = holds("courses.publish")
    ? becomes.flatMap((to) => (to === "draft" ? [] : [{ label: t(act[to]), icon: icon[to], ...button(to) }]))
    : [];
  const groups: MenuItem[][] = [
    [
      { label: common("edit"), icon: "edit", href: `/instructor/courses/${uuid}` },
      ...(status === "published" ? [{ label: t("see_page"), icon: "eye" as const, href: `/courses/${slug}` }] : []),
    ],
    states,
    holds("courses.delete") ? [{ label: t("delete"), icon: "trash", tone: "danger", ...button("delete") }] : [],
  ];
  return groups.filter((group) => group.length > 0);
}
