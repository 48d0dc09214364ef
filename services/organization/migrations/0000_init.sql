CREATE TABLE "center" (
	"center" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"region" text NOT NULL,
	"timezone" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "center" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "department" (
	"id" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid NOT NULL,
	"person" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"body_zh" text NOT NULL,
	"body_en" text NOT NULL,
	"clauses" text[] NOT NULL,
	"link" text,
	"raised_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notice_person_id_pk" PRIMARY KEY("person","id")
);
--> statement-breakpoint
ALTER TABLE "notice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "post" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"window" text NOT NULL,
	"department" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "post" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "posting" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "posting_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person" text NOT NULL,
	"name" text NOT NULL,
	"pinyin" text NOT NULL,
	"pinyin_joined" text NOT NULL,
	"initials" text NOT NULL,
	"gender" text NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"section" text,
	"attendance_number" text,
	"lead" boolean NOT NULL,
	"phone" text,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"since" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "posting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"role" text NOT NULL,
	"scope" text NOT NULL,
	"center" text,
	"department" text,
	"window" text,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"granted_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "role_grant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seat" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seat_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text NOT NULL,
	"post" text NOT NULL,
	"capacity" text NOT NULL,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date
);
--> statement-breakpoint
ALTER TABLE "seat" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "section" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"role" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "section" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "window" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"number" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"closed_on" date
);
--> statement-breakpoint
ALTER TABLE "window" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "command_outcome" (
	"command_id" uuid PRIMARY KEY NOT NULL,
	"actor" text NOT NULL,
	"procedure" text NOT NULL,
	"input_hash" "bytea" NOT NULL,
	"outcome" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "command_outcome" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consumer_cursor" (
	"consumer" text PRIMARY KEY NOT NULL,
	"stream_created" text NOT NULL,
	"sequence" bigint NOT NULL,
	"stalls" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dead_letter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consumer" text NOT NULL,
	"subject" text NOT NULL,
	"center" text,
	"event" jsonb NOT NULL,
	"error" text NOT NULL,
	"attempts" integer NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"resolution" text,
	"resolved_by" text,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "dead_letter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "inbox" (
	"consumer" text NOT NULL,
	"event_id" uuid NOT NULL,
	CONSTRAINT "inbox_consumer_event_id_pk" PRIMARY KEY("consumer","event_id")
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "journal_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"stream" text NOT NULL,
	"version" integer NOT NULL,
	"type" text NOT NULL,
	"v" integer NOT NULL,
	"data" jsonb NOT NULL,
	"actor" text NOT NULL,
	"center" text,
	"department" text,
	"window" text,
	"person" text,
	"policy_ref" jsonb,
	"command_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"caused_by" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	CONSTRAINT "journal_stream_version" UNIQUE("stream","version"),
	CONSTRAINT "journal_command_ordinal" UNIQUE("command_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "journal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "journal_chain" (
	"position" bigint PRIMARY KEY NOT NULL,
	"journal_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"algorithm" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "journal_chain_journal_id_unique" UNIQUE("journal_id")
);
--> statement-breakpoint
ALTER TABLE "journal_chain" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "journal_pending" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"journal_id" uuid NOT NULL,
	"appended_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relay_cursor" (
	"service" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"stream_created" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "notice_person" ON "notice" USING btree ("person","raised_at");--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("person") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "post_center" ON "post" USING btree ("center","window");--> statement-breakpoint
CREATE UNIQUE INDEX "posting_open" ON "posting" USING btree ("person") WHERE ends_on is null;--> statement-breakpoint
CREATE UNIQUE INDEX "posting_attendance_number" ON "posting" USING btree ("center","attendance_number") WHERE ends_on is null;--> statement-breakpoint
CREATE INDEX "posting_person" ON "posting" USING btree ("person" collate "C","starts_on");--> statement-breakpoint
CREATE INDEX "posting_center" ON "posting" USING btree ("center","pinyin" collate "C","person" collate "C");--> statement-breakpoint
CREATE INDEX "posting_department" ON "posting" USING btree ("department","pinyin" collate "C","person" collate "C");--> statement-breakpoint
CREATE INDEX "posting_window" ON "posting" USING btree ("window");--> statement-breakpoint
CREATE INDEX "posting_pinyin" ON "posting" USING btree ("pinyin" collate "C","person" collate "C");--> statement-breakpoint
CREATE INDEX "posting_pinyin_joined" ON "posting" USING btree ("pinyin_joined" collate "C");--> statement-breakpoint
CREATE INDEX "posting_initials" ON "posting" USING btree ("initials" collate "C");--> statement-breakpoint
CREATE INDEX "posting_name" ON "posting" USING btree ("name" collate "C");--> statement-breakpoint
CREATE INDEX "role_grant_person" ON "role_grant" USING btree ("person");--> statement-breakpoint
CREATE INDEX "role_grant_center" ON "role_grant" USING btree ("center");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_held" ON "seat" USING btree ("post","capacity") WHERE ends_on is null;--> statement-breakpoint
CREATE INDEX "seat_center" ON "seat" USING btree ("center","window");--> statement-breakpoint
CREATE INDEX "seat_person" ON "seat" USING btree ("person");--> statement-breakpoint
CREATE INDEX "section_center" ON "section" USING btree ("center");--> statement-breakpoint
CREATE UNIQUE INDEX "window_number" ON "window" USING btree ("center","number" collate "C") WHERE closed_on is null;--> statement-breakpoint
CREATE INDEX "window_department" ON "window" USING btree ("department");--> statement-breakpoint
CREATE POLICY "reach" ON "center" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "center"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "center"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "center" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "own" ON "notice" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "notice"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "notice"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "post" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "post"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "post"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "post" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "posting" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "role_grant" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "role_grant"."center" = any ((select hall_centers())::text[]) or "role_grant"."department" = any ((select hall_departments())::text[]) or "role_grant"."window" = any ((select hall_windows())::text[]) or "role_grant"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "role_grant"."center" = any ((select hall_centers())::text[]) or "role_grant"."department" = any ((select hall_departments())::text[]) or "role_grant"."window" = any ((select hall_windows())::text[]) or "role_grant"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "seat" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "seat"."center" = any ((select hall_centers())::text[]) or "seat"."department" = any ((select hall_departments())::text[]) or "seat"."window" = any ((select hall_windows())::text[]) or "seat"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "seat"."center" = any ((select hall_centers())::text[]) or "seat"."department" = any ((select hall_departments())::text[]) or "seat"."window" = any ((select hall_windows())::text[]) or "seat"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "section" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "section"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "section"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "section" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "window" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "window"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "window"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "window" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_read" ON "command_outcome" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "command_outcome" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach" ON "dead_letter" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal_chain" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal_chain" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);