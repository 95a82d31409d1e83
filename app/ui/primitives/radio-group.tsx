import { cx } from "../cx";
import { useDomId } from "../use-dom-id";
import { Choice } from "./checkbox";
import { Fieldset } from "./form";

export interface RadioOption {
  value: string;
  label: string;
  hint?: string;
  disabled?: boolean;
}

export interface RadioGroupProps {
  name: string;
  legend: string;
  options: RadioOption[];
  defaultValue?: string;
  hint?: string;
  error?: string | null;
  required?: boolean;
  hideLegend?: boolean;
  /** `cards` gives each answer a surface of its own: quiz answers, plans. */
  look?: "list" | "cards";
  id?: string;
}

export function RadioGroup({ name, options, defaultValue, required, look = "list", error, ...group }: RadioGroupProps) {
  const id = useDomId(`radio-${name.replace(/[^a-zA-Z0-9_-]/g, "-")}`, group.id);
  return (
    <Fieldset {...group} id={id} error={error}>
      {options.map((option, index) => (
        <Choice
          key={option.value}
          id={`${id}-${index}`}
          look="tick"
          type="radio"
          name={name}
          value={option.value}
          label={option.label}
          hint={option.hint}
          disabled={option.disabled}
          required={required}
          defaultChecked={option.value === defaultValue}
          className={cx(look === "cards" && choiceCard)}
        />
      ))}
    </Fieldset>
  );
}

/** A choice one can pick up: the whole surface is the label's, through its stretched ::after. */
export const choiceCard =
  "relative rounded-lg bg-surface p-4 ring-1 ring-inset ring-line transition-colors hover:ring-line-control has-checked:bg-accent-tint has-checked:ring-2 has-checked:ring-accent has-disabled:opacity-60 [&_label]:after:absolute [&_label]:after:inset-0";
