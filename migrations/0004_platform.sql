CREATE TABLE "person_keys" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"uuid" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"secret_id" text NOT NULL,
	"wrapped" text NOT NULL,
	CONSTRAINT "person_keys_uuid_unique" UNIQUE("uuid")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alerts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"uuid" uuid NOT NULL,
	"rule" text NOT NULL,
	"figure" double precision NOT NULL,
	"fired_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "alerts_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "alerts_rule" CHECK ("alerts"."rule" in ('error_rate','outbox_backlog','dead_letters','database_away','sealing_behind'))
);
--> statement-breakpoint
ALTER TABLE "students" ALTER COLUMN "date_of_birth" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "traceparent" text;--> statement-breakpoint
ALTER TABLE "person_keys" ADD CONSTRAINT "person_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_keys_user" ON "person_keys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "person_keys_secret" ON "person_keys" USING btree ("secret_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_open" ON "alerts" USING btree ("rule") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "alerts_fired_at" ON "alerts" USING btree ("fired_at");