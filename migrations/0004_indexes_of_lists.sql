CREATE INDEX "users_deleted" ON "users" USING btree ("id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "certificates_revoked" ON "certificates" USING btree ("id") WHERE revoked_at is not null;--> statement-breakpoint
CREATE INDEX "media_files_kind" ON "media_files" USING btree ("kind","id") WHERE deleted_at is null;