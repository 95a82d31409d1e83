import { adminUsers } from "../../../../worker/words/admin-users";
import { useWords } from "../../../locale";
import { Checkbox, Fieldset } from "../../../ui";
import type { RoleChoice } from "../role-choices";

/** Which roles a person holds. A role the reader cannot name (see roleChoices) stands there by its code, so that saving keeps it. */
export function RoleBoxes({
  choices,
  held,
  hint,
  error,
}: {
  choices: RoleChoice[];
  held: string[];
  hint: string;
  error?: string | null;
}) {
  const t = useWords(adminUsers);
  const unnamed = held
    .filter((code) => !choices.some((choice) => choice.code === code))
    .map((code) => ({ code, name: code }));
  return (
    <Fieldset legend={t("roles")} hint={hint} error={error ?? null}>
      <div className="grid gap-3 sm:grid-cols-2">
        {[...choices, ...unnamed].map(({ code, name }) => (
          <Checkbox key={code} name="roles[]" value={code} label={name} defaultChecked={held.includes(code)} />
        ))}
      </div>
    </Fieldset>
  );
}
