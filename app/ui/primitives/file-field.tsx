import type { InputHTMLAttributes } from "react";
import { Field, type FieldText, splitField } from "./field";
import { Icon } from "./icon";

export interface FileFieldProps extends FieldText, Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "id" | "type"> {
  /** In large type inside the box: what to do. Say kinds and the greatest size in `hint`. */
  prompt: string;
}

/** The native input fills the box, so a file can be dropped on it with scripts off too. */
export function FileField(props: FileFieldProps) {
  const { field, control } = splitField(props);
  const { prompt, className, ...rest } = control;
  return (
    <Field {...field} className={className}>
      {(wiring) => (
        <div className="control relative flex items-center gap-4 border-dashed p-4 hover:bg-sunken">
          <span className="grid size-11 shrink-0 place-items-center rounded-full bg-accent-tint text-accent-ink">
            <Icon name="upload" />
          </span>
          <span className="grid min-w-0 flex-1 grid-cols-1">
            <span aria-hidden="true" className="text-sm font-medium">
              {prompt}
            </span>
            <input
              {...rest}
              {...wiring}
              type="file"
              className="w-full min-w-0 text-sm text-ink-faint before:absolute before:inset-0 before:cursor-pointer file:hidden focus:outline-none"
            />
          </span>
        </div>
      )}
    </Field>
  );
}
