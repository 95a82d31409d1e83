import type { ReactNode } from "react";
import { cx } from "../cx";
import { useDomId } from "../use-dom-id";
import { FieldError } from "./form";

/** What every field takes beside its own control's attributes. */
export interface FieldText {
  name: string;
  label: string;
  /** Help that stays visible; never in the placeholder. */
  hint?: ReactNode;
  /** What the server refused, in words. */
  error?: string | null;
  /** The word for "optional": fields are required unless they say so. */
  optional?: string;
  id?: string;
  /** The label is read aloud only: for filters and table cells whose meaning is plain to the eye. */
  hideLabel?: boolean;
}

/** What the control itself carries so that label, hint and error belong to it. */
export interface ControlWiring {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** Hint first, then error: in the order they are read. */
export function wire(id: string, name: string, has: { hint: boolean; error: boolean }): ControlWiring {
  const parts = [has.hint && `${id}-hint`, has.error && `${id}-error`].filter(Boolean);
  return { id, name, "aria-describedby": parts.join(" ") || undefined, "aria-invalid": has.error || undefined };
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="text-sm text-ink-faint">
      {children}
    </p>
  );
}

/** Label, control, hint and error in one column. The control is drawn by `children` from the wiring it is given. */
export function Field(props: FieldText & { className?: string; children: (control: ControlWiring) => ReactNode }) {
  const { name, label, hint, error, optional, hideLabel, className, children } = props;
  const id = useDomId(`field-${name.replace(/[^a-zA-Z0-9_-]/g, "-")}`, props.id);
  return (
    <div className={cx("flex flex-col gap-1.5", className)}>
      <label
        htmlFor={id}
        className={hideLabel ? "sr-only" : "flex items-baseline justify-between gap-3 text-sm font-medium"}
      >
        {label}
        {optional && <span className="font-normal text-ink-faint">{optional}</span>}
      </label>
      {children(wire(id, name, { hint: Boolean(hint), error: Boolean(error) }))}
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

/** Splits what the shell needs from what the control keeps. */
export function splitField<P extends FieldText>(props: P) {
  const { name, label, hint, error, optional, id, hideLabel, ...control } = props;
  return { field: { name, label, hint, error, optional, id, hideLabel }, control };
}
