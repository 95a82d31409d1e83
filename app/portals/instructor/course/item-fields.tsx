import type { AuthoredCourse } from "../../../../worker/modules/catalogue";
import { authoringItem } from "../../../../worker/words/authoring-item";
import { shell } from "../../../../worker/words/shell";
import type { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { Select, TextField } from "../../../ui";
import { UploadField } from "../upload/upload-field";
import type { CourseInHand } from "./course-context";
import { ItemText } from "./item-text";
import { VideoFields } from "./video-fields";

export type AuthoredItem = AuthoredCourse["sections"][number]["lessons"][number]["items"][number];
export interface ItemFieldsProps {
  type: AuthoredItem["contentType"];
  /** Null for a new one. */
  item: AuthoredItem | null;
  course: CourseInHand;
  refusal: ReturnType<typeof useRefusal>;
  /** Where the pictures within its texts can be seen. */
  pictures: Record<string, string>;
  /** What was typed before, or else the second. */
  value: (name: string, otherwise?: string) => string;
}

/** What an item of each type is made of. */
export function ItemFields(props: ItemFieldsProps) {
  const t = useWords(authoringItem);
  const common = useWords(shell);
  const { type, item, course, refusal, value } = props;
  switch (type) {
    case "video":
      return (
        <>
          <VideoFields {...props} />
          <ItemText {...props} />
        </>
      );
    case "pdf":
    case "image": {
      const kind = type === "pdf" ? "lesson_document" : "lesson_image";
      return (
        <>
          <UploadField
            name="mediaUuid"
            kind={kind}
            label={t("file_en")}
            current={item?.media ?? null}
            value={value("mediaUuid", item?.media?.uuid)}
            error={refusal.field("mediaUuid")}
          />
          <UploadField
            name="mediaArUuid?"
            kind={kind}
            label={t("file_ar")}
            hint={t("file_ar_hint")}
            optional
            current={item?.mediaAr ?? null}
            value={value("mediaArUuid?", item?.mediaAr?.uuid)}
            error={refusal.field("mediaArUuid")}
          />
          <ItemText {...props} />
        </>
      );
    }
    case "quiz":
    case "flashcard": {
      const choices = type === "quiz" ? course.quizzes : course.decks;
      return (
        <>
          <Select
            name="refUuid"
            label={t(type === "quiz" ? "choose_quiz" : "choose_deck")}
            {...(type === "quiz" && !item ? { emptyLabel: t("new_quiz") } : {})}
            defaultValue={value("refUuid", item?.ref?.uuid)}
            error={refusal.field("refUuid")}
            options={choices.map(({ uuid, title, count }) => ({ value: uuid, label: `${title} (${count})` }))}
          />
          {type === "quiz" && !item ? (
            <TextField
              name="_newQuiz"
              label={t("new_quiz_title")}
              hint={t("new_quiz_hint")}
              optional={common("optional")}
              lang="en"
              maxLength={200}
              defaultValue={value("_newQuiz")}
            />
          ) : null}
          <ItemText {...props} />
        </>
      );
    }
    case "external_link":
    case "embed":
      return (
        <>
          <TextField
            name="source.url"
            label={t("web_address")}
            hint={t(type === "embed" ? "embed_hint" : "link_hint")}
            type="url"
            required
            maxLength={2000}
            defaultValue={value("source.url", item?.source.url)}
            error={refusal.field("source.url")}
          />
          <ItemText {...props} />
        </>
      );
    default:
      return <ItemText {...props} />;
  }
}
