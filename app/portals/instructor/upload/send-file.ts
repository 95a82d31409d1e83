import type { ErrorCode } from "../../../../worker/kernel/errors";
import type { MediaFile, MediaKind, UploadPlan } from "../../../../worker/modules/media";
import { forget, recall, remember } from "./unfinished";

/** The server said no: a code that words/errors.ts knows. */
export class UploadRefused extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}

interface Sending {
  file: File;
  kind: MediaKind;
  signal: AbortSignal;
  /** Bytes that have arrived. */
  onProgress: (bytes: number) => void;
}

/**
 * Sends a file in parts and makes it whole. Where an earlier sending of the same file stopped, it goes on behind the parts that arrived.
 * Throws UploadRefused for a refusal, TypeError without a connection (what has arrived stays), AbortError when it is stopped.
 */
export async function sendFile({ file, kind, signal, onProgress }: Sending): Promise<MediaFile> {
  const known = recall(file, kind);
  const plan = (known && (await resumed(known.key, known.uuid, signal))) ?? (await opened(file, kind, signal));
  const memory = remember(file, kind, plan.uuid);
  try {
    const whole = await sendParts(file, plan, signal, onProgress);
    forget(memory);
    return whole;
  } catch (error) {
    // Of a file that was refused nothing is kept to go on with.
    if (error instanceof UploadRefused && !isPassing(error)) forget(memory);
    throw error;
  }
}

async function sendParts(
  file: File,
  plan: UploadPlan,
  signal: AbortSignal,
  onProgress: Sending["onProgress"],
): Promise<MediaFile> {
  const arrived = new Set(plan.received);
  const sizeOf = (number: number) => Math.min(plan.partBytes, file.size - (number - 1) * plan.partBytes);
  const report = (more = 0) => onProgress([...arrived].reduce((sum, number) => sum + sizeOf(number), more));
  report();
  for (let number = 1; number <= plan.parts; number++) {
    if (arrived.has(number)) continue;
    const start = (number - 1) * plan.partBytes;
    await sendPart(`${plan.uploadUrl}/${number}`, file.slice(start, start + sizeOf(number)), signal, report);
    arrived.add(number);
    report();
  }
  return ask<MediaFile>(`/api/v1/media/${plan.uuid}/completion`, { method: "POST", signal });
}

async function opened(file: File, kind: MediaKind, signal: AbortSignal): Promise<UploadPlan> {
  const mimeType = file.type || (file.name.toLowerCase().endsWith(".vtt") ? "text/vtt" : "application/octet-stream");
  return ask<UploadPlan>("/api/v1/media/uploads", {
    method: "POST",
    signal,
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({ kind, filename: file.name, mimeType, sizeBytes: file.size }),
  });
}

/** The plan of an upload that this browser began; null where it is done, cleaned away or somebody else's. */
async function resumed(memory: string, uuid: string, signal: AbortSignal): Promise<UploadPlan | null> {
  try {
    return await ask<UploadPlan>(`/api/v1/media/${uuid}/upload`, { signal });
  } catch (error) {
    if (!(error instanceof UploadRefused)) throw error;
    forget(memory);
    return null;
  }
}

const isPassing = (error: unknown) =>
  error instanceof TypeError ||
  (error instanceof UploadRefused && ["unavailable", "rate_limited", "internal"].includes(error.code));

const pauses = [1_000, 3_000, 8_000];

/** A part that is lost on its way is sent again, a little later each time. */
async function sendPart(
  url: string,
  body: Blob,
  signal: AbortSignal,
  onProgress: (bytes: number) => void,
): Promise<void> {
  for (const pause of [...pauses, null]) {
    try {
      await put(url, body, signal, onProgress);
      return;
    } catch (error) {
      if (!isPassing(error) || pause === null || !navigator.onLine) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
      signal.throwIfAborted();
    }
  }
}

/** The older interface, because it tells how much of a body has left. */
function put(url: string, body: Blob, signal: AbortSignal, onProgress: (bytes: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    signal.addEventListener("abort", stop);
    request.open("PUT", url);
    request.upload.onprogress = ({ loaded }) => onProgress(Math.min(loaded, body.size));
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new UploadRefused(codeOf(parsed(request.responseText))));
    request.onerror = () => reject(new TypeError("The connection is gone"));
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => signal.removeEventListener("abort", stop);
    request.send(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
const codeOf = (body: unknown): ErrorCode => (body as { code?: ErrorCode } | null)?.code ?? "internal";

export async function ask<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, init);
  const body = parsed(await response.text());
  if (response.ok) return body as T;
  throw new UploadRefused(codeOf(body));
}
