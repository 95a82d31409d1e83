import { authoringLesson } from "../../../../worker/words/authoring-lesson";
import { useReader, useWords } from "../../../locale";
import { Icon } from "../../../ui";
import { addable, contentIcon } from "./content-kinds";
import { type CourseInHand, itemHref } from "./course-context";
import { OrderedRows } from "./ordered-rows";

type Lesson = CourseInHand["sections"][number]["lessons"][number];
type Item = Lesson["items"][number];

/** The contents of a lesson in their order, and what can be added. */
export function LessonItems({ course, lesson }: { course: CourseInHand; lesson: Lesson }) {
  const t = useWords(authoringLesson);
  const { locale } = useReader();
  const href = (item: string) => itemHref(course.uuid, lesson.uuid, item);
  const nameOf = (item: Item) =>
    item.translations[locale]?.title ??
    item.translations.en.title ??
    item.ref?.title ??
    item.media?.filename ??
    t(`type_${item.contentType}`);
  const detailOf = (item: Item) => {
    if (item.contentType === "quiz") return item.ref ? t("questions_count", { count: item.ref.count }) : t("ref_gone");
    if (item.media) return item.media.filename;
    return item.source.url ?? null;
  };
  return (
    <OrderedRows
      kind="content_item"
      empty={{ icon: "file", title: t("contents_empty"), text: t("contents_empty_text") }}
      rows={lesson.items.map((item) => {
        const [name, detail] = [nameOf(item), detailOf(item)];
        return {
          uuid: item.uuid,
          name,
          href: href(item.uuid),
          sign: <Icon name={contentIcon[item.contentType] ?? "file"} size={18} className="text-ink-faint" />,
          detail: (
            <>
              <span>{t(`type_${item.contentType}`)}</span>
              {detail && detail !== name ? <bdi className="min-w-0 break-all">{detail}</bdi> : null}
            </>
          ),
        };
      })}
      adding={{
        title: t("add_content"),
        choices: addable
          .filter((type) => type !== "flashcard" || course.decks.length > 0)
          .map((type) => ({
            href: `${href("new")}?type=${type}`,
            ...(contentIcon[type] ? { icon: contentIcon[type] } : {}),
            label: t(`type_${type}`),
          })),
      }}
    />
  );
}
