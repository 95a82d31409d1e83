import { auth } from "../../../worker/words/auth";
import { useWords } from "../../locale";
import { TextField } from "../../ui";

interface NewPasswordFieldProps {
  name: "password" | "newPassword";
  /** "Password" where there was none yet, else "New password". */
  isFirst?: boolean;
  error: string | null;
}

/** A password that is being chosen. */
export function NewPasswordField({ name, isFirst, error }: NewPasswordFieldProps) {
  const t = useWords(auth);
  return (
    <TextField
      name={name}
      type="password"
      label={t(isFirst ? "password" : "new_password")}
      hint={t("password_hint")}
      autoComplete="new-password"
      required
      minLength={10}
      maxLength={200}
      error={error}
    />
  );
}
