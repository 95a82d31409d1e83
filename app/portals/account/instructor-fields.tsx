import type { Profile } from "../../../worker/modules/accounts";
import { account } from "../../../worker/words/account";
import { shell } from "../../../worker/words/shell";
import type { useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { Fieldset, TextArea, TextField } from "../../ui";

/** What course pages say of their instructor, in both languages. */
export function InstructorFields({
  instructor,
  refusal,
}: {
  instructor: NonNullable<Profile["instructor"]>;
  refusal: ReturnType<typeof useRefusal>;
}) {
  const t = useWords(account);
  const optional = useWords(shell)("optional");
  return (
    <Fieldset legend={t("as_instructor")}>
      {(["en", "ar"] as const).map((lang) => {
        const headline = `instructor.${lang}.headline`;
        const bio = `instructor.${lang}.bio`;
        return (
          <div key={lang} className="grid gap-5">
            <TextField
              name={headline}
              label={t(`headline_${lang}`)}
              lang={lang}
              optional={optional}
              maxLength={160}
              defaultValue={refusal.value(headline, instructor[lang]?.headline ?? "")}
              error={refusal.field(headline)}
            />
            <TextArea
              name={bio}
              label={t(`bio_${lang}`)}
              lang={lang}
              optional={optional}
              rows={5}
              maxLength={4000}
              defaultValue={refusal.value(bio, instructor[lang]?.bio ?? "")}
              error={refusal.field(bio)}
            />
          </div>
        );
      })}
    </Fieldset>
  );
}
