import { admin } from "../../../../worker/words/admin";
import { adminRoles } from "../../../../worker/words/admin-roles";
import { shell } from "../../../../worker/words/shell";
import type { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { TextArea, TextField } from "../../../ui";
import { NameFields } from "../name-fields";

interface RoleFieldsProps {
  role?: { nameEn: string; nameAr: string; description: string | null };
  refusal: ReturnType<typeof useRefusal>;
}

/** A role's names and purpose; its code is asked for once, when it is made. */
export function RoleFields({ role, refusal }: RoleFieldsProps) {
  const t = useWords(adminRoles);
  const common = useWords(admin);
  return (
    <div className="grid max-w-2xl gap-5">
      {role ? null : (
        <TextField
          name="code"
          label={common("code")}
          hint={t("code_hint")}
          dir="ltr"
          required
          maxLength={40}
          pattern="[a-z][a-z0-9_]+"
          defaultValue={refusal.value("code")}
          error={refusal.field("code") ?? (refusal.code === "role_code_taken" ? refusal.message : null)}
        />
      )}
      <NameFields {...(role ? { value: role } : {})} refusal={refusal} maxLength={80} />
      <TextArea
        name="description"
        label={t("description")}
        optional={useWords(shell)("optional")}
        maxLength={500}
        rows={2}
        defaultValue={refusal.value("description", role?.description ?? "")}
        error={refusal.field("description")}
      />
    </div>
  );
}
