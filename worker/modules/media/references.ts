import { type SQL, sql } from "drizzle-orm";

/**
 * True for a row of `media_files as f` that something shows, deleted things included: they may be restored.
 * Whoever adds a column that points at a file adds it here; a file that nothing names is removed after a day.
 */
export const isReferenced: SQL<boolean> = sql<boolean>`(
  exists (select from courses where cover_id = f.id)
  or exists (select from content_items where media_id = f.id)
  or exists (select from content_items where media_ar_id = f.id)
  or (f.kind = 'lesson_captions'
    and exists (select from content_items where f.uuid::text in (source->'captions'->>'en', source->'captions'->>'ar')))
  or (f.kind = 'lesson_image' and exists (select from content_items where position('media:' || f.uuid::text in translations::text) > 0))
  or exists (select from materials where media_id = f.id)
  or exists (select from materials where media_ar_id = f.id)
  or exists (select from quiz_questions where media_id = f.id)
  or (f.mediable_type = 'chat_room' and f.status = 'attached')
  or (f.kind = 'profile_picture' and exists (select from users where id = f.owner_id and photo_uuid = f.uuid::text)))`;
