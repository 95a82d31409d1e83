import type { InputHTMLAttributes, ReactNode } from "react";
import { cx } from "../cx";
import { useDomId } from "../use-dom-id";
import { Hint, wire } from "./field";
import { FieldError } from "./form";

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "name" | "role"> {
  name: string;
  /** May hold a link, as consent does. */
  label: ReactNode;
  hint?: string;
  error?: string | null;
}

interface ChoiceProps extends CheckboxProps {
  look: "tick" | "switch";
  type: "checkbox" | "radio";
  role?: "switch";
}

/** The shared row of Checkbox, Switch and one radio: control at the start, words beside it. */
export function Choice({ look, type, name, label, hint, error, id: given, className, ...rest }: ChoiceProps) {
  const id = useDomId(`field-${name.replace(/[^a-zA-Z0-9_-]/g, "-")}`, given);
  return (
    <div className={cx("flex items-start gap-3", className)}>
      <span className="flex h-[1.625em] items-center">
        <input
          {...rest}
          type={type}
          {...wire(id, name, { hint: Boolean(hint), error: Boolean(error) })}
          className={look}
        />
      </span>
      <div className="grid min-w-0 gap-0.5">
        <label htmlFor={id}>{label}</label>
        {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
        {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      </div>
    </div>
  );
}

export function Checkbox(props: CheckboxProps) {
  return <Choice {...props} look="tick" type="checkbox" />;
}

/** A setting that takes effect at once; in a form that is sent, use a Checkbox. */
export function Switch(props: CheckboxProps) {
  return <Choice {...props} look="switch" type="checkbox" role="switch" />;
}
