export { type Attachment, adoptUploads, attachMedia, type MediaOwner, mediaIdOf, releaseMedia } from "./attach";
export { cleanTemporary } from "./clean-temporary";
export { completeUpload } from "./complete-upload";
export {
  briefExpiry,
  type ContentFile,
  contentUrl,
  mediaKey,
  mediaUrl,
  pictureUrl,
  readContentToken,
} from "./content-url";
export { createUpload } from "./create-upload";
export { deleteMedia } from "./delete-media";
export { editMedia } from "./edit-media";
export { isPicture, type KindRules, kinds, mediaKinds, thumbnailWidths } from "./kinds";
export { downloadMedia, linkMedia } from "./link-media";
export { listMedia, listMine } from "./list-media";
export { makeThumbnails } from "./make-thumbnails";
export type { MediaFile } from "./output";
export { picturesNamed, picturesShown } from "./pictures";
export { placeVersion } from "./place-version";
export { readUpload } from "./read-upload";
export { receivePart } from "./receive-part";
export { replaceMedia } from "./replace-media";
export { giveToRoom, isOfThisRoom, keepInRoom, withdrawFromRooms } from "./room-files";
export type { MediaKind } from "./schema";
export type { UploadPlan } from "./ticket";
export { listVersions, restoreVersion } from "./versions";
