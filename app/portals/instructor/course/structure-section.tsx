import { admin } from "../../../../worker/words/admin";
import { authoring } from "../../../../worker/words/authoring";
import { useWords } from "../../../locale";
import { cx } from "../../../ui";
import { DialogLink } from "../../shared/act-dialog";
import { DeleteButton } from "../../shared/delete-button";
import { type CourseInHand, useTitleOf } from "./course-context";
import { DragHandle, edgeLine } from "./drag-handle";
import { MoveButtons } from "./move-buttons";
import { LessonRow } from "./structure-lesson";
import type { DragOrder } from "./use-drag-order";

interface SectionBlockProps {
  course: CourseInHand;
  section: CourseInHand["sections"][number];
  index: number;
  order: DragOrder;
}

/** A section with its lessons. */
export function SectionBlock({ course, section, index, order }: SectionBlockProps) {
  const t = useWords(authoring);
  const common = useWords(admin);
  const titleOf = useTitleOf();
  const name = titleOf(section);
  const { uuid, lessons } = section;
  const thing = { kind: "section" as const, uuid, before: course.sections[index - 1]?.uuid ?? "" };
  const edge = order.edge(uuid);
  return (
    <li
      {...order.target(thing)}
      className={cx(
        "rounded-xl bg-surface ring-1 ring-line/70",
        edge && lessons.length > 0 ? edgeLine[edge] : "shadow-soft",
        order.isDragged(uuid) && "opacity-50",
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-3 py-3 sm:px-4">
        <div className="flex min-w-0 items-center gap-2">
          <DragHandle {...order.handle(thing)} />
          <h2 className="min-w-0 text-base" dir="auto">
            {name}
          </h2>
          <span className="whitespace-nowrap text-sm text-ink-faint">
            {t("lessons_count", { count: lessons.length })}
          </span>
        </div>
        <div className="flex flex-wrap items-center gap-1">
          <MoveButtons act="move_section" uuid={uuid} name={name} siblings={course.sections} />
          <DialogLink dialog="edit_section" of={uuid} variant="quiet" aria-label={common("edit_of", { name })}>
            {common("edit")}
          </DialogLink>
          <DeleteButton act="delete_section" uuid={uuid} name={name} />
        </div>
      </div>
      {lessons.length > 0 ? (
        <ol className="divide-y divide-line">
          {lessons.map((lesson, at) => (
            <LessonRow
              key={lesson.uuid}
              course={course.uuid}
              section={section}
              lesson={lesson}
              before={lessons[at - 1]?.uuid ?? ""}
              order={order}
            />
          ))}
        </ol>
      ) : (
        <p {...order.emptySection(uuid)} className={cx("px-4 py-5 text-sm text-ink-faint", edge && "bg-accent-tint")}>
          {t("section_empty")}
        </p>
      )}
      <div className="border-t border-line px-3 py-2 sm:px-4">
        <DialogLink
          dialog="create_lesson"
          of={uuid}
          variant="quiet"
          icon="plus"
          aria-label={t("add_lesson_to", { name })}
        >
          {t("add_lesson")}
        </DialogLink>
      </div>
    </li>
  );
}
