import { verification } from "../../../worker/words/public-verify";
import { inLanguage, useReader, useWords } from "../../locale";
import { Button, TextField } from "../../ui";

/** Asks for a certificate's number. A plain GET form: its answer has an address that can be passed on. */
export function VerifyForm({ number, error }: { number?: string; error?: string | null }) {
  const t = useWords(verification);
  const { locale } = useReader();
  return (
    <form method="get" action={inLanguage("/verify", locale)} className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start">
      <TextField
        name="number"
        label={t("number")}
        hint={t("number_hint")}
        error={error ?? null}
        dir="ltr"
        required
        maxLength={64}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="RL-0000-0000-0000-0000"
        {...(number ? { defaultValue: number } : {})}
      />
      <Button type="submit" variant="primary" icon="shield" className="sm:mt-7 pointer-coarse:min-h-11">
        {t("verify_button")}
      </Button>
    </form>
  );
}
