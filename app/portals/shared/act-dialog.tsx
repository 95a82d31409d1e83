import { Form, Link, useLocation, useNavigate, useNavigation, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { shell } from "../../../worker/words/shell";
import { type Refused, useRefusal } from "../../forms";
import { useWords } from "../../locale";
import {
  Button,
  type ButtonProps,
  buttonClass,
  Dialog,
  DialogClose,
  FormActions,
  FormError,
  Icon,
  type IconName,
  stackClass,
} from "../../ui";
import { searchWith } from "./address";

/** A refused act, and which one it was: several forms stand on one page. */
export interface RefusedAct extends Refused {
  act: string;
}

export const hasRefused = (refused: RefusedAct | undefined, act: string): RefusedAct | undefined =>
  refused?.act === act ? refused : undefined;

/** Which dialog the address says stands open, and of which row. */
export function useOpenDialog(): { dialog: string | null; of: string | null } {
  const [params] = useSearchParams();
  return { dialog: params.get("dialog"), of: params.get("of") };
}

interface DialogLinkProps extends Pick<ButtonProps, "variant" | "size" | "children"> {
  dialog: string;
  /** The row it is about. */
  of?: string;
  icon?: IconName;
  "aria-label"?: string;
}

/** Opens a dialog through the address: without scripts as well, and Back closes it. */
export function DialogLink({ dialog, of, icon, variant, size = "sm", children, ...rest }: DialogLinkProps) {
  const { pathname, search } = useLocation();
  const to = pathname + searchWith(search, { dialog, of: of ?? null });
  return (
    <Link {...rest} to={to} preventScrollReset aria-haspopup="dialog" className={buttonClass({ variant, size })}>
      {icon ? <Icon name={icon} size={18} /> : null}
      {children}
    </Link>
  );
}

interface ActDialogProps {
  /** The dialog's name in the address, and the form's `_do`. */
  act: string;
  title: string;
  description?: string;
  /** The word on the button that does it. */
  confirm: string;
  danger?: boolean;
  size?: "normal" | "wide";
  refused: RefusedAct | undefined;
  fields?: Record<string, string>;
  children?: ReactNode;
}

/** A dialog with a form that does one thing. Draw it only where useOpenDialog() names it. */
export function ActDialog({
  act,
  title,
  description,
  confirm,
  danger,
  size,
  refused,
  fields = {},
  children,
}: ActDialogProps) {
  const common = useWords(shell);
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const refusal = useRefusal(hasRefused(refused, act));
  const pending = useNavigation().formData?.get("_do") === act;
  const id = `dialog-${act}`;
  const close = () => navigate(pathname + searchWith(search, {}), { replace: true, preventScrollReset: true });
  return (
    <Dialog
      id={id}
      title={title}
      {...(description ? { description } : {})}
      {...(size ? { size } : {})}
      closeLabel={common("cancel")}
      open
      onClose={close}
    >
      <Form method="post" className={stackClass}>
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <input type="hidden" name="_do" value={act} />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <FormActions>
          <Button type="submit" variant={danger ? "danger" : "primary"} pending={pending}>
            {confirm}
          </Button>
          <DialogClose dialog={id}>{common("cancel")}</DialogClose>
        </FormActions>
      </Form>
    </Dialog>
  );
}

/** One button that does one thing at once; for what can be taken back. */
export function ActButton({
  act,
  fields = {},
  children,
  ...look
}: ButtonProps & { act: string; fields?: Record<string, string> }) {
  const sent = useNavigation().formData;
  const pending = sent?.get("_do") === act && Object.entries(fields).every(([name, value]) => sent.get(name) === value);
  return (
    <Form method="post">
      <input type="hidden" name="_do" value={act} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button size="sm" {...look} type="submit" pending={pending}>
        {children}
      </Button>
    </Form>
  );
}
