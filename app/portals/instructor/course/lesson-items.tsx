import { admin } from "../../../../worker/words/admin";
import { authoring } from "../../../../worker/words/authoring";
import { useReader, useWords } from "../../../locale";
import { ButtonLink, EmptyState, Icon } from "../../../ui";
import { ActButton } from "../../shared/act-dialog";
import { RowLink } from "../../shared/list-frame";
import { addable, contentIcon } from "./content-kinds";
import { type CourseInHand, itemHref } from "./course-context";
import { MoveButtons } from "./move-buttons";

type Lesson = CourseInHand["sections"][number]["lessons"][number];

/** The contents of a lesson in their order, and what can be added. */
export function LessonItems({ course, lesson }: { course: CourseInHand; lesson: Lesson }) {
  const t = useWords(authoring);
  const common = useWords(admin);
  const { locale } = useReader();
  const nameOf = (item: Lesson["items"][number]) =>
    item.translations[locale]?.title ??
    item.translations.en.title ??
    item.ref?.title ??
    item.media?.filename ??
    t(`type_${item.contentType}`);
  const detailOf = (item: Lesson["items"][number]) => {
    if (item.contentType === "quiz") return item.ref ? t("questions_count", { count: item.ref.count }) : t("ref_gone");
    if (item.media) return item.media.filename;
    return item.source.url ?? null;
  };
  return (
    <div className="grid gap-5">
      {lesson.items.length === 0 ? (
        <div className="rounded-xl bg-surface shadow-soft ring-1 ring-line/70">
          <EmptyState icon="file" title={t("contents_empty")}>
            {t("contents_empty_text")}
          </EmptyState>
        </div>
      ) : (
        <ol className="divide-y divide-line rounded-xl bg-surface shadow-soft ring-1 ring-line/70">
          {lesson.items.map((item) => {
            const name = nameOf(item);
            const detail = detailOf(item);
            const { uuid } = item;
            return (
              <li key={uuid} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
                <div className="flex min-w-0 flex-1 basis-48 items-center gap-3">
                  <Icon name={contentIcon[item.contentType] ?? "file"} size={18} className="text-ink-faint" />
                  <div className="grid min-w-0 gap-0.5">
                    <span className="font-medium" dir="auto">
                      <RowLink href={itemHref(course.uuid, lesson.uuid, uuid)}>{name}</RowLink>
                    </span>
                    <span className="flex min-w-0 flex-wrap gap-x-2 text-sm text-ink-faint">
                      <span>{t(`type_${item.contentType}`)}</span>
                      {detail && detail !== name ? <bdi className="min-w-0 break-all">{detail}</bdi> : null}
                    </span>
                  </div>
                </div>
                <div className="flex flex-wrap items-center gap-1">
                  <MoveButtons act="move_content_item" uuid={uuid} name={name} siblings={lesson.items} />
                  <ActButton
                    act="delete_content_item"
                    fields={{ uuid }}
                    variant="quiet"
                    icon="trash"
                    aria-label={common("delete_of", { name })}
                  >
                    {common("delete")}
                  </ActButton>
                </div>
              </li>
            );
          })}
        </ol>
      )}
      <section aria-labelledby="add-content">
        <h3 id="add-content" className="mb-2 text-sm font-medium">
          {t("add_content")}
        </h3>
        <div className="flex flex-wrap gap-2">
          {addable
            .filter((type) => type !== "flashcard" || course.decks.length > 0)
            .map((type) => (
              <ButtonLink
                key={type}
                href={`${itemHref(course.uuid, lesson.uuid, "new")}?type=${type}`}
                size="sm"
                {...(contentIcon[type] ? { icon: contentIcon[type] } : {})}
              >
                {t(`type_${type}`)}
              </ButtonLink>
            ))}
        </div>
      </section>
    </div>
  );
}
