import { authoring } from "../../../../worker/words/authoring";
import { formatDuration } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { Badge, cx, Icon } from "../../../ui";
import { DialogLink } from "../../shared/act-dialog";
import { DeleteButton } from "../../shared/delete-button";
import { RowLink } from "../../shared/list-frame";
import { contentIcon } from "./content-kinds";
import { type CourseInHand, lessonHref, useTitleOf } from "./course-context";
import { DragHandle, edgeLine } from "./drag-handle";
import { MoveButtons } from "./move-buttons";
import type { DragOrder } from "./use-drag-order";

type Section = CourseInHand["sections"][number];

interface LessonRowProps {
  course: string;
  section: Section;
  lesson: Section["lessons"][number];
  before: string;
  order: DragOrder;
}

export function LessonRow({ course, section, lesson, before, order }: LessonRowProps) {
  const t = useWords(authoring);
  const { locale } = useReader();
  const titleOf = useTitleOf();
  const { uuid } = lesson;
  const name = titleOf(lesson);
  const thing = { kind: "lesson" as const, uuid, sectionUuid: section.uuid, before };
  const edge = order.edge(uuid);
  return (
    <li
      {...order.target(thing)}
      className={cx(
        "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3 py-2.5 sm:px-4",
        edge && edgeLine[edge],
        order.isDragged(uuid) && "opacity-50",
      )}
    >
      <div className="flex min-w-0 flex-1 basis-64 items-center gap-2">
        <DragHandle {...order.handle(thing)} />
        <Icon name={contentIcon[lesson.primaryType] ?? "file"} size={18} className="text-ink-faint" />
        <div className="grid min-w-0 gap-0.5">
          <span dir="auto" className="font-medium">
            <RowLink href={lessonHref(course, uuid)}>{name}</RowLink>
          </span>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-faint">
            {lesson.durationMinutes > 0 ? formatDuration(lesson.durationMinutes, locale) : null}
            {lesson.items.length === 0 ? (
              <span className="text-warning-ink">{t("lesson_empty")}</span>
            ) : (
              t("items_count", { count: lesson.items.length })
            )}
            {lesson.isMandatory ? null : <Badge>{t("voluntary")}</Badge>}
            {lesson.isPreview ? <Badge tone="info">{t("open_preview")}</Badge> : null}
            {lesson.translations.ar ? null : <span>{t("no_arabic")}</span>}
          </span>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <MoveButtons
          act="move_lesson"
          uuid={uuid}
          name={name}
          siblings={section.lessons}
          fields={{ sectionUuid: section.uuid }}
        />
        <DialogLink dialog="move_lesson" of={uuid} variant="quiet" aria-label={t("move_to_of", { name })}>
          {t("move_to")}
        </DialogLink>
        <DeleteButton act="delete_lesson" uuid={uuid} name={name} />
      </div>
    </li>
  );
}
