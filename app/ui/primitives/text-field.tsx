import type { InputHTMLAttributes, ReactNode } from "react";
import { cx } from "../cx";
import { Field, type FieldText, splitField } from "./field";

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "id" | "prefix">;

export interface TextFieldProps extends FieldText, Native {
  /** Inside the box, before and after what is typed: a currency, a unit, a button. */
  before?: ReactNode;
  after?: ReactNode;
}

/** Latin by nature, whatever the page's direction. */
const latin = new Set(["email", "url", "tel", "password", "number"]);

export function TextField(props: TextFieldProps) {
  const { field, control } = splitField(props);
  const { before, after, className, type = "text", dir, ...rest } = control;
  const direction = dir ?? (latin.has(type) ? "ltr" : "auto");
  const text = "w-full px-3 py-1.5 text-base";
  return (
    <Field {...field} className={className}>
      {(wiring) =>
        before || after ? (
          <div className="control flex items-stretch">
            {before && <span className="flex items-center ps-3 text-ink-faint">{before}</span>}
            <input
              {...rest}
              {...wiring}
              type={type}
              dir={direction}
              className={cx(text, "min-h-9.5 min-w-0 bg-transparent outline-none pointer-coarse:min-h-10.5")}
            />
            {after && <span className="flex items-center pe-1.5 text-ink-faint">{after}</span>}
          </div>
        ) : (
          <input
            {...rest}
            {...wiring}
            type={type}
            dir={direction}
            className={cx("control min-h-10 pointer-coarse:min-h-11", text)}
          />
        )
      }
    </Field>
  );
}
