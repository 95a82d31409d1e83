import { type InputHTMLAttributes, useState } from "react";
import { Field, type FieldText, splitField } from "./field";
import { Icon } from "./icon";

export interface FileFieldProps extends FieldText, Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "id" | "type"> {
  /** In large type inside the box: what to do. Say kinds and the greatest size in `hint`. */
  prompt: string;
}

/**
 * The native input fills the box, so a file can be dropped on it with scripts off too. It is not seen: what browsers write in it is in their own
 * language. The names of what was chosen stand here instead.
 */
export function FileField(props: FileFieldProps) {
  const { field, control } = splitField(props);
  const { prompt, className, onChange, ...rest } = control;
  const [names, setNames] = useState<readonly string[]>([]);
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
            <span role="status" className="truncate text-sm text-ink-faint empty:hidden">
              {names.length > 0 ? <bdi>{names.join(", ")}</bdi> : null}
            </span>
            <input
              {...rest}
              {...wiring}
              type="file"
              onChange={(event) => {
                // Whoever takes the files may empty the field; then nothing is chosen here.
                const { currentTarget } = event;
                onChange?.(event);
                setNames([...(currentTarget.files ?? [])].map(({ name }) => name));
              }}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
          </span>
        </div>
      )}
    </Field>
  );
}
