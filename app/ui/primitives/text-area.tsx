import type { TextareaHTMLAttributes } from "react";
import { Field, type FieldText, splitField } from "./field";

export interface TextAreaProps extends FieldText, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name" | "id"> {}

/** Grows with what is typed where the browser can; `rows` is the least. */
export function TextArea(props: TextAreaProps) {
  const { field, control } = splitField(props);
  const { className, rows = 4, dir = "auto", ...rest } = control;
  return (
    <Field {...field} className={className}>
      {(wiring) => (
        <textarea
          {...rest}
          {...wiring}
          rows={rows}
          dir={dir}
          className="control field-sizing-content min-h-24 px-3 py-2 text-base"
        />
      )}
    </Field>
  );
}
