import type { Files } from "../../worker/kernel/ports";

/** Object storage for verb tests in Node. The real one, R2, is met in the workerd and browser tests. */
export function memoryFiles(): Files & { objects: Map<string, { bytes: Uint8Array<ArrayBuffer>; mimeType: string }> } {
  const objects = new Map<string, { bytes: Uint8Array<ArrayBuffer>; mimeType: string }>();
  const uploads = new Map<string, { mimeType: string; parts: Map<number, Uint8Array<ArrayBuffer>> }>();
  const etag = (bytes: Uint8Array) => `"${bytes.length}"`;
  const bytesOf = async (body: ReadableStream | ArrayBuffer | Uint8Array) =>
    new Uint8Array(await new Response(body as BodyInit).arrayBuffer());
  return {
    objects,
    async put(key, body, { mimeType }) {
      const bytes = await bytesOf(body);
      objects.set(key, { bytes, mimeType });
      return { key, size: bytes.length, etag: etag(bytes), mimeType };
    },
    async head(key) {
      const object = objects.get(key);
      return object ? { key, size: object.bytes.length, etag: etag(object.bytes), mimeType: object.mimeType } : null;
    },
    async get(key, range) {
      const object = objects.get(key);
      if (!object) return null;
      const part = range ? object.bytes.slice(range.offset, range.offset + range.length) : object.bytes;
      return {
        body: new Response(part).body as ReadableStream,
        size: object.bytes.length,
        etag: etag(object.bytes),
        mimeType: object.mimeType,
      };
    },
    async delete(keys) {
      for (const key of keys) objects.delete(key);
    },
    async createUpload(_key, mimeType) {
      const id = crypto.randomUUID();
      uploads.set(id, { mimeType, parts: new Map() });
      return id;
    },
    async uploadPart(_key, uploadId, partNumber, body) {
      const bytes = await bytesOf(body);
      uploads.get(uploadId)?.parts.set(partNumber, bytes);
      return { partNumber, etag: etag(bytes) };
    },
    async completeUpload(key, uploadId, parts) {
      const upload = uploads.get(uploadId);
      if (!upload) throw new Error("no such upload");
      const pieces = parts.map(({ partNumber }) => upload.parts.get(partNumber) as Uint8Array<ArrayBuffer>);
      uploads.delete(uploadId);
      return this.put(key, await new Blob(pieces).arrayBuffer(), { mimeType: upload.mimeType });
    },
    async abortUpload(_key, uploadId) {
      uploads.delete(uploadId);
    },
  };
}
