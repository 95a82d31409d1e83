import type { FormHTMLAttributes, ReactNode } from "react";
import { cx } from "../cx";
import { useDomId } from "../use-dom-id";
import { Icon } from "./icon";

/** What is wrong with one field, beside it. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm font-medium text-danger-ink">
      <Icon name="warning" size={16} className="mt-[0.2em]" />
      <span>{children}</span>
    </p>
  );
}

export interface FormErrorProps {
  title: string;
  /** One line a field, each leading to it. */
  fields?: { id: string; message: string }[];
  children?: ReactNode;
}

/** What is wrong with the whole form, above it. Announced at once. */
export function FormError({ title, fields = [], children }: FormErrorProps) {
  return (
    <div role="alert" className="flex gap-3 rounded-lg bg-danger-tint p-4 text-sm text-danger-ink">
      <Icon name="warning" className="mt-0.5" />
      <div className="grid gap-1">
        <p className="font-semibold">{title}</p>
        {children}
        {fields.length > 0 && (
          <ul className="grid gap-0.5">
            {fields.map((field) => (
              <li key={field.id}>
                <a href={`#${field.id}`} className="underline underline-offset-2">
                  {field.message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** The even column of a form. Hand it to a router's form through `stackClass` where that one is needed. */
export const stackClass = "flex flex-col gap-5";

export function FormStack({ className, ...rest }: FormHTMLAttributes<HTMLFormElement>) {
  return <form {...rest} className={cx(stackClass, className)} />;
}

/** The buttons at a form's end; the one that goes on stands first. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="form-actions flex flex-wrap items-center gap-3">{children}</div>;
}

export interface FieldsetProps {
  legend: string;
  hint?: string;
  error?: string | null;
  hideLegend?: boolean;
  id?: string;
  children: ReactNode;
}

/** Fields that answer one question together. */
export function Fieldset({ legend, hint, error, hideLegend, children, ...rest }: FieldsetProps) {
  const id = useDomId("group", rest.id);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset id={id} aria-describedby={described || undefined} className="min-w-0">
      <legend className={hideLegend ? "sr-only" : "text-sm font-medium"}>{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="mt-0.5 text-sm text-ink-faint">
          {hint}
        </p>
      )}
      <div className={cx("flex flex-col gap-3", (!hideLegend || hint) && "mt-3")}>{children}</div>
      {error && (
        <div className="mt-2">
          <FieldError id={`${id}-error`}>{error}</FieldError>
        </div>
      )}
    </fieldset>
  );
}
