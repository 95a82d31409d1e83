import type { SelectHTMLAttributes } from "react";
import { Field, type FieldText, splitField } from "./field";
import { Icon } from "./icon";

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}
export interface OptionGroup {
  label: string;
  options: Option[];
}

export interface SelectProps extends FieldText, Omit<SelectHTMLAttributes<HTMLSelectElement>, "name" | "id"> {
  options: (Option | OptionGroup)[];
  /** Stands first with an empty value: "Choose …", "All levels". */
  emptyLabel?: string;
}

const one = (option: Option) => (
  <option key={option.value} value={option.value} disabled={option.disabled}>
    {option.label}
  </option>
);

export function Select(props: SelectProps) {
  const { field, control } = splitField(props);
  const { options, emptyLabel, className, ...rest } = control;
  return (
    <Field {...field} className={className}>
      {(wiring) => (
        <div className="relative">
          <select
            {...rest}
            {...wiring}
            className="control min-h-10 appearance-none truncate py-1.5 ps-3 pe-9 text-base pointer-coarse:min-h-11"
          >
            {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
            {options.map((option) =>
              "options" in option ? (
                <optgroup key={option.label} label={option.label}>
                  {option.options.map(one)}
                </optgroup>
              ) : (
                one(option)
              ),
            )}
          </select>
          <Icon
            name="chevron-down"
            size={16}
            className="pointer-events-none absolute end-3 top-1/2 -translate-y-1/2 text-ink-faint"
          />
        </div>
      )}
    </Field>
  );
}
