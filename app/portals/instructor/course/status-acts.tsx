import type { CourseStatus } from "../../../../worker/modules/catalogue";
import { authoring } from "../../../../worker/words/authoring";
import { useWords } from "../../../locale";
import { ActButton } from "../../shared/act-dialog";
import { statusIcon } from "./status";

const words = { published: "publish", private: "make_private", archived: "archive" } as const;

/** What a course can become from where it stands; a refusal says what it lacks. */
export function StatusActs({ course, becomes }: { course: { uuid: string }; becomes: CourseStatus[] }) {
  const t = useWords(authoring);
  return becomes.map((status) =>
    status === "draft" ? null : (
      <ActButton
        key={status}
        act="set_status"
        fields={{ uuid: course.uuid, status }}
        size="md"
        variant={status === "published" ? "primary" : "secondary"}
        icon={statusIcon[status]}
      >
        {t(words[status])}
      </ActButton>
    ),
  );
}
