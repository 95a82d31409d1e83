import { verification } from "../../../worker/words/public-verify";
import { inLanguage, useReader, useWords } from "../../locale";
import { Button, TextField } from "../../ui";

/** Asks for a certificate's number. A plain GET form: its answer has an address that can be passed on. */
export function VerifyForm({ number, error }: { number?: string; error?: string | null }) {
  const t = useWords(verification);
  const { locale } = useReader();
  return (
    <form method="get" action={inLanguage("/verify", locale)}>
      <TextField
        name="number"
        label={t("number")}
        hint={t("number_hint")}
        error={error ?? null}
        dir="ltr"
        required
        maxLength={60}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="RL-0000-0000-0000-0000"
        {...(number ? { defaultValue: number } : {})}
        after={
          <Button type="submit" variant="primary" size="sm" className="my-1.5">
            {t("verify_button")}
          </Button>
        }
      />
    </form>
  );
}
