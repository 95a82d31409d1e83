import { shell } from "../../../worker/words/shell";
import type { useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { TextField } from "../../ui";

interface Props {
  person: { fullName: string; fullNameAr: string | null; username: string | null };
  refusal: ReturnType<typeof useRefusal>;
  words(key: "full_name" | "full_name_ar" | "username"): string;
  hints?: { fullName?: string; fullNameAr?: string; username?: string };
  /** Somebody fills in their own: the browser may offer what it knows of them. */
  isOwn?: boolean;
}

/** What a person is called: the name in either script, and the name to sign in with. */
export function PersonNameFields({ person, refusal, words, hints = {}, isOwn = false }: Props) {
  const optional = useWords(shell)("optional");
  const taken = refusal.code === "username_taken" ? refusal.message : null;
  return (
    <>
      <TextField
        name="fullName"
        label={words("full_name")}
        hint={hints.fullName}
        autoComplete={isOwn ? "name" : undefined}
        required
        maxLength={120}
        defaultValue={refusal.value("fullName", person.fullName)}
        error={refusal.field("fullName")}
      />
      <TextField
        name="fullNameAr"
        label={words("full_name_ar")}
        hint={hints.fullNameAr}
        optional={optional}
        lang="ar"
        maxLength={120}
        defaultValue={refusal.value("fullNameAr", person.fullNameAr ?? "")}
        error={refusal.field("fullNameAr")}
      />
      <TextField
        name="username"
        label={words("username")}
        hint={hints.username}
        optional={optional}
        autoComplete={isOwn ? "username" : undefined}
        dir="ltr"
        maxLength={30}
        defaultValue={refusal.value("username", person.username ?? "")}
        error={refusal.field("username") ?? taken}
      />
    </>
  );
}
