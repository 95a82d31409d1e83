CREATE TABLE "live_attendance" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "live_attendance_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"session_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"stay_key" uuid NOT NULL,
	"is_host" boolean NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "live_attendance_stay_key_unique" UNIQUE("stay_key"),
	CONSTRAINT "live_attendance_times" CHECK ("live_attendance"."left_at" >= "live_attendance"."joined_at")
);
--> statement-breakpoint
CREATE TABLE "live_entrances" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "live_entrances_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"session_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"entered_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live_sessions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "live_sessions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"is_deleted" boolean GENERATED ALWAYS AS (deleted_at is not null) STORED NOT NULL,
	"course_id" bigint NOT NULL,
	"host_id" bigint NOT NULL,
	"translations" jsonb NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	"duration_minutes" integer NOT NULL,
	"time_zone" text NOT NULL,
	"status" text DEFAULT 'scheduled' NOT NULL,
	"admission" text DEFAULT 'open' NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"recording_url" text,
	"outcome" jsonb,
	CONSTRAINT "live_sessions_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "live_sessions_status" CHECK ("live_sessions"."status" in ('scheduled','live','ended','cancelled')),
	CONSTRAINT "live_sessions_admission" CHECK ("live_sessions"."admission" in ('open','by_host')),
	CONSTRAINT "live_sessions_duration" CHECK ("live_sessions"."duration_minutes" between 5 and 720),
	CONSTRAINT "live_sessions_recording" CHECK ("live_sessions"."recording_url" like 'https://%'),
	CONSTRAINT "live_sessions_times" CHECK (("live_sessions"."status" in ('live','ended')) = (started_at is not null) and ("live_sessions"."status" = 'ended') = (ended_at is not null))
);
--> statement-breakpoint
ALTER TABLE "live_attendance" ADD CONSTRAINT "live_attendance_session_id_live_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."live_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_attendance" ADD CONSTRAINT "live_attendance_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_entrances" ADD CONSTRAINT "live_entrances_session_id_live_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."live_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_entrances" ADD CONSTRAINT "live_entrances_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_sessions" ADD CONSTRAINT "live_sessions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_sessions" ADD CONSTRAINT "live_sessions_host_id_users_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_attendance_session" ON "live_attendance" USING btree ("session_id","user_id");--> statement-breakpoint
CREATE INDEX "live_attendance_user" ON "live_attendance" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "live_entrances_session_user" ON "live_entrances" USING btree ("session_id","user_id");--> statement-breakpoint
CREATE INDEX "live_entrances_user" ON "live_entrances" USING btree ("user_id","entered_at");--> statement-breakpoint
CREATE INDEX "live_sessions_course" ON "live_sessions" USING btree ("course_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "live_sessions_host" ON "live_sessions" USING btree ("host_id");
--> statement-breakpoint
create trigger live_sessions_touch before update on live_sessions for each row execute function touch_updated_at();
--> statement-breakpoint
-- Who came and went is its own history; what is planned, started and ended is audited like any other act, what people asked in it is not.
create trigger live_sessions_audit after insert or update or delete on live_sessions for each row execute function audit_row('outcome');
