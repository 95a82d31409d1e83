import { useSubmit } from "@remix-run/react";
import { type FormEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";

const retry = 3_000;

/**
 * Hands the paper in once the server can be reached: to navigate without a connection would take the page and its answers away.
 * By the student's own hand it says that it could not; by the clock it tries until it can.
 */
export function useHandIn(form: RefObject<HTMLFormElement>, reach: () => Promise<boolean>) {
  const submit = useSubmit();
  const [state, setState] = useState<"idle" | "reaching" | "unreachable">("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const handIn = useCallback(
    async (confirmed: boolean) => {
      setState("reaching");
      const reached = await reach();
      setState(reached ? "idle" : "unreachable");
      if (!reached || !form.current) return reached;
      const answers = new FormData(form.current);
      if (confirmed) answers.set("_confirmed", "1");
      submit(answers, { method: "post" });
      return true;
    },
    [form, reach, submit],
  );

  const byHand = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    void handIn(submitter instanceof HTMLButtonElement && submitter.name === "_confirmed");
  };
  const byClock = async () => {
    if (!(await handIn(true))) timer.current = setTimeout(byClock, retry);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return { state, byHand, byClock };
}
