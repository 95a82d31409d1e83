import { videoFromUrl } from "../../../../worker/modules/catalogue/inputs";
import { formInput } from "../../../forms";

/** An item's form as its verb wants it. A pasted address of YouTube or Vimeo becomes provider and id. */
export function itemInput(form: FormData): Record<string, unknown> {
  const input = formInput(form);
  if (input.contentType !== "video") return input;
  const source = (input.source ?? {}) as Record<string, unknown>;
  const address = String(form.get("_videoUrl") ?? "").trim();
  // Neither, or both, or no address of theirs: handed on as it is, so that the verb refuses it at that field.
  if (address !== "" || !input.mediaUuid)
    Object.assign(source, videoFromUrl(address) ?? { provider: "youtube", videoId: address.slice(0, 20) });
  return { ...input, source };
}
