import type { Locale } from "./columns";

/** The outside world as verbs see it. Each port is implemented in platform/, most with an embedded twin. */

export interface Passwords {
  hash(password: string): Promise<string>;
  /** False for a wrong password; takes the same time when `hash` is null. */
  verify(hash: string | null, password: string): Promise<boolean>;
}

export interface Signer {
  /** A URL-safe token carrying `payload`, valid until `expires`; `purpose` keeps tokens of one kind from opening another door. */
  sign(purpose: string, payload: Record<string, unknown>, expires: Date): Promise<string>;
  /** The payload, or null when forged, of another purpose, or past its end at `now`. */
  verify(purpose: string, token: string, now: Date): Promise<Record<string, unknown> | null>;
}

export interface StoredObject {
  key: string;
  size: number;
  etag: string;
  mimeType: string;
}

export interface UploadedPart {
  partNumber: number;
  etag: string;
}

/** Object storage; keys are given without the tenant, which the implementation puts in front. */
export interface Files {
  put(
    key: string,
    body: ReadableStream | ArrayBuffer | Uint8Array,
    options: { mimeType: string; size?: number },
  ): Promise<StoredObject>;
  head(key: string): Promise<StoredObject | null>;
  /** The bytes `[offset, offset + length)`, or all; null when there is no such object. `size` is the whole object's. */
  get(
    key: string,
    range?: { offset: number; length: number },
  ): Promise<{ body: ReadableStream; size: number; etag: string; mimeType: string } | null>;
  delete(keys: string[]): Promise<void>;
  createUpload(key: string, mimeType: string): Promise<string>;
  uploadPart(
    key: string,
    uploadId: string,
    partNumber: number,
    body: ReadableStream | Uint8Array,
    size: number,
  ): Promise<UploadedPart>;
  completeUpload(key: string, uploadId: string, parts: UploadedPart[]): Promise<StoredObject>;
  abortUpload(key: string, uploadId: string): Promise<void>;
}

export interface Mail {
  /** Repeating an id sends nothing twice where the provider can tell. */
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** Draws certificates; bytes depend on the input alone. */
export interface CertificatePrinter {
  print(certificate: CertificatePaper): Promise<Uint8Array>;
}
export interface CertificatePaper {
  number: string;
  recipientName: string;
  courseTitle: string;
  /** ISO date. */
  completedOn: string;
  instructorName: string | null;
  locale: Locale;
  verifyUrl: string;
  issuedBy: string;
}

/** Pixels of a picture: RGBA, eight bits each, not premultiplied. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}
export interface Webp {
  /** Null for what it cannot read: a broken file, an animation. */
  decode(bytes: Uint8Array): Promise<Pixels | null>;
  encode(picture: Pixels): Promise<Uint8Array>;
}

export interface OutboxMessage {
  uuid: string;
  kind: string;
  payload: Record<string, unknown>;
  requestId: string;
}

export interface OutboxQueue {
  send(messages: OutboxMessage[]): Promise<void>;
}

/** Reports an error nobody refused: a bug or an outage. */
export interface ErrorReporter {
  report(error: unknown, about: Record<string, unknown>): void;
}

export interface Ports {
  passwords: Passwords;
  signer: Signer;
  files: Files;
  mailer: Mailer;
  certificates: CertificatePrinter;
  webp: Webp;
  queue: OutboxQueue;
  errors: ErrorReporter;
  /** Makes every cached public page stale. */
  touchPublicPages(): Promise<void>;
}

export interface Brand {
  name: string;
  accent?: string;
}

/** One customer of the platform: a database, a set of secrets, a brand. */
export interface Tenant {
  key: string;
  databaseUrl: string;
  /** The app's origin, without a slash at the end. */
  origin: string;
  /** Where uploaded things are served: another site, without cookies. */
  contentOrigin: string;
  secret: string;
  brand: Brand;
  currency: string;
  timeZone: string;
  mailFrom: string;
}
