import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { crop } from "../../../../worker/words/crop";
import { errors } from "../../../../worker/words/errors";
import { formatPercent } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { useReader, useWords } from "../../../locale";
import { Button, Dialog, FieldError } from "../../../ui";
import { cutPicture } from "./cut-picture";
import { type Cut, pushed, type Size, windowOf, zoomMax } from "./window";

interface CropDialogProps {
  file: File;
  /** Width by height. */
  ratio: number;
  /** Pixels across of the result, at most. */
  widest: number;
  /** The picture that was cut out, or nothing when it was put away. */
  onDone: (picture: File | null) => void;
}

const start: Cut = { zoom: 1, across: 0.5, down: 0.5 };

/** Cuts a picture before it goes up: dragged, or moved and enlarged by three sliders, which the keyboard reaches and screen readers name. */
export function CropDialog({ file, ratio, widest, onDone }: CropDialogProps) {
  const t = useWords(crop);
  const common = useWords(shell);
  const say = useWords(errors);
  const { locale } = useReader();
  const [url, setUrl] = useState<string | null>(null);
  const [size, setSize] = useState<Size | null>(null);
  const [failed, setFailed] = useState(false);
  const [cut, setCut] = useState(start);
  const picture = useRef<HTMLImageElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  const shown = size && windowOf(size, ratio, cut);
  // A slider's start is on the right in Arabic; the window follows the thumb, wherever it stands.
  const isMirrored = locale === "ar";
  const push = (dx: number, dy: number) => size && setCut((now) => pushed(size, ratio, now, dx, dy));

  function drag(event: PointerEvent<HTMLDivElement>) {
    if (!shown || !frame.current || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const scale = shown.width / frame.current.clientWidth;
    push(event.movementX * scale, event.movementY * scale);
  }
  function finish() {
    if (picture.current && shown) void cutPicture(picture.current, shown, widest, file.name).then(onDone);
  }
  const id = "crop-picture";
  return (
    <Dialog
      id={id}
      title={t("title")}
      description={t("text")}
      closeLabel={common("cancel")}
      open
      onClose={() => onDone(null)}
    >
      {failed ? (
        <FieldError id={`${id}-failed`}>{say("file_type_mismatch")}</FieldError>
      ) : (
        <div className="grid gap-5">
          <div
            ref={frame}
            dir="ltr"
            className="relative mx-auto w-full cursor-grab touch-none overflow-hidden rounded-lg bg-sunken active:cursor-grabbing"
            style={{ aspectRatio: ratio, maxWidth: ratio > 1 ? "32rem" : "18rem" }}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag}
          >
            {url ? (
              <img
                ref={picture}
                src={url}
                alt={t("preview")}
                draggable={false}
                onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
                  setSize({ width, height })
                }
                onError={() => setFailed(true)}
                className="absolute max-w-none select-none"
                style={
                  size && shown
                    ? {
                        width: `${(size.width / shown.width) * 100}%`,
                        height: `${(size.height / shown.height) * 100}%`,
                        left: `${(-shown.x / shown.width) * 100}%`,
                        top: `${(-shown.y / shown.height) * 100}%`,
                      }
                    : { visibility: "hidden" }
                }
              />
            ) : null}
          </div>
          <Slider
            label={t("zoom")}
            value={(cut.zoom - 1) / (zoomMax - 1)}
            onChange={(value) => setCut({ ...cut, zoom: 1 + value * (zoomMax - 1) })}
            text={formatPercent(cut.zoom * 100, locale)}
          />
          <Slider
            label={t("across")}
            value={isMirrored ? 1 - cut.across : cut.across}
            onChange={(value) => setCut({ ...cut, across: isMirrored ? 1 - value : value })}
          />
          <Slider label={t("down")} value={cut.down} onChange={(value) => setCut({ ...cut, down: value })} />
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" disabled={!shown || failed} onClick={finish}>
          {t("use")}
        </Button>
        <Button onClick={() => onDone(null)}>{common("cancel")}</Button>
      </div>
    </Dialog>
  );
}

interface SliderProps {
  label: string;
  /** From 0 to 1. */
  value: number;
  onChange: (value: number) => void;
  text?: string;
}

function Slider({ label, value, onChange, text }: SliderProps) {
  return (
    <label className="grid gap-1 text-sm font-medium">
      {label}
      <input
        type="range"
        min={0}
        max={100}
        value={Math.round(value * 100)}
        aria-valuetext={text}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber / 100)}
        // A range is no text field: Enter would send the form around it.
        onKeyDown={(event: KeyboardEvent) => event.key === "Enter" && event.preventDefault()}
        className="h-8 w-full accent-accent"
      />
    </label>
  );
}
