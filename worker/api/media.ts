import {
  completeUpload,
  createUpload,
  deleteMedia,
  downloadMedia,
  editMedia,
  linkMedia,
  listMedia,
  listMine,
  listVersions,
  readUpload,
  replaceMedia,
  restoreVersion,
} from "../modules/media";
import { del, get, patch, post, type Route } from "./route";

/** Parts themselves come in by their own door: media-upload.ts. */
export const mediaRoutes: Route[] = [
  post("/media/uploads", createUpload),
  get("/media/:uuid/upload", readUpload),
  post("/media/:uuid/completion", completeUpload, 200),
  get("/me/media", listMine),
  get("/media", listMedia),
  patch("/media/:uuid", editMedia),
  del("/media/:uuid", deleteMedia),
  get("/media/:uuid/link", linkMedia),
  post("/media/:uuid/versions", replaceMedia),
  get("/media/:uuid/versions", listVersions),
  post("/media/:uuid/versions/:version/restoration", restoreVersion),
  post("/media/:uuid/downloads", downloadMedia),
];
