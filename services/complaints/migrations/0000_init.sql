CREATE TABLE "calendar_copy" (
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "calendar_copy_year_version_pk" PRIMARY KEY("year","version")
);
--> statement-breakpoint
ALTER TABLE "calendar_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "callback_attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rating" uuid NOT NULL,
	"center" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"reached" boolean NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "callback_attempt" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "callback_notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"announced_at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"groups" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "callback_notice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complainant" (
	"intake" uuid PRIMARY KEY NOT NULL,
	"complaint" uuid NOT NULL,
	"center" text NOT NULL,
	"name" text,
	"name_refused" boolean NOT NULL,
	"contact" text,
	"contact_refused" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "complainant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"shown_department" text,
	"shown_window" text,
	"shown_person" text,
	"channel" text NOT NULL,
	"channels" text[] NOT NULL,
	"body" text NOT NULL,
	"ground" text NOT NULL,
	"class" text,
	"classified" boolean NOT NULL,
	"status" text NOT NULL,
	"coordinator" text NOT NULL,
	"handler" text,
	"anonymous" boolean NOT NULL,
	"contactable" boolean NOT NULL,
	"confidential" boolean NOT NULL,
	"incomplete" text[] NOT NULL,
	"case_number" text,
	"item" text,
	"contact_key" text,
	"content" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"facts_on" date NOT NULL,
	"due_at" timestamp with time zone,
	"due_date" date,
	"due_clause" text,
	"met_at" timestamp with time zone,
	"found_at" timestamp with time zone,
	"result" text,
	"serious" boolean NOT NULL,
	"violation" boolean NOT NULL,
	"objecting" boolean NOT NULL,
	"bounces" integer NOT NULL,
	"waits_for" text[] NOT NULL,
	"closed_at" timestamp with time zone,
	"late" boolean NOT NULL,
	"remind_at" timestamp with time zone,
	"merged_into" uuid,
	"rating" uuid,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "complaint" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consequence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint" uuid NOT NULL,
	"number" text NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"rule" text NOT NULL,
	"kind" text NOT NULL,
	"clause" text NOT NULL,
	"result" text NOT NULL,
	"points" double precision,
	"basis" text,
	"year" integer,
	"raised_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"outcome" text,
	"outcome_on" date,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consequence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "follow_code" (
	"complaint" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"number" text NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "follow_code" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hotline_reply" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"complaint" uuid NOT NULL,
	"number" text NOT NULL,
	"source_number" text NOT NULL,
	"result" text,
	"text" text NOT NULL,
	"replied_at" timestamp with time zone NOT NULL,
	"taken_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "hotline_reply" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "intake" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint" uuid NOT NULL,
	"center" text NOT NULL,
	"channel" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"source_number" text,
	"source_due_at" timestamp with time zone,
	"message" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "intake" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hash" "bytea" NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text NOT NULL,
	"person" text,
	"item" text,
	"case_number" text,
	"contact_key" text,
	"completed_at" timestamp with time zone,
	"invited_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"second_of" uuid,
	"token" text
);
--> statement-breakpoint
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kin" (
	"person" text NOT NULL,
	"relative" text NOT NULL,
	"relation" text NOT NULL,
	"center" text NOT NULL,
	"declared_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kin_person_relative_pk" PRIMARY KEY("person","relative")
);
--> statement-breakpoint
ALTER TABLE "kin" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint" uuid NOT NULL,
	"center" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text,
	"text" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "number_series" (
	"center" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "number_series_center_year_pk" PRIMARY KEY("center","year")
);
--> statement-breakpoint
ALTER TABLE "number_series" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "policy_copy" (
	"center" text NOT NULL,
	"area" text NOT NULL,
	"version" integer NOT NULL,
	"effective_from" date NOT NULL,
	"policy" jsonb NOT NULL,
	CONSTRAINT "policy_copy_center_area_version_pk" PRIMARY KEY("center","area","version")
);
--> statement-breakpoint
ALTER TABLE "policy_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "posting" (
	"person" text NOT NULL,
	"center" text,
	"department" text,
	"window" text,
	"section" text,
	"name" text NOT NULL,
	"lead" boolean NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "posting_person_starts_on_pk" PRIMARY KEY("person","starts_on")
);
--> statement-breakpoint
ALTER TABLE "posting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rating" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text NOT NULL,
	"person" text,
	"item" text,
	"subject" text NOT NULL,
	"stars" smallint NOT NULL,
	"tags" text[] NOT NULL,
	"comment" text,
	"channel" text NOT NULL,
	"terminal" text,
	"rated_at" timestamp with time zone NOT NULL,
	"rated_on" date NOT NULL,
	"standing" text NOT NULL,
	"second_of" uuid,
	"complaint" uuid,
	"callback_due_at" timestamp with time zone,
	"callback_clause" text,
	"called_at" timestamp with time zone,
	"callback_cause" text,
	"callback_notice" uuid
);
--> statement-breakpoint
ALTER TABLE "rating" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rating_device" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hash" "bytea" NOT NULL,
	"center" text NOT NULL,
	"window" text NOT NULL,
	"name" text NOT NULL,
	"enrolled_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "rating_device" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "secret" (
	"purpose" text PRIMARY KEY NOT NULL,
	"value" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "secret" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "spent_task" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "window" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"closed_on" date
);
--> statement-breakpoint
ALTER TABLE "window" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"subject" text NOT NULL,
	"filename" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"scanned_by" text,
	"kept_by" text NOT NULL,
	"kept_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attachment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "issued_document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"subject" text NOT NULL,
	"form" text NOT NULL,
	"title" jsonb NOT NULL,
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"number" text NOT NULL,
	"language" text NOT NULL,
	"source" text NOT NULL,
	"html" text NOT NULL,
	"sha256" text NOT NULL,
	"issued_by" text NOT NULL,
	"issued_by_name" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "issued_document_number" UNIQUE("center","series","year","serial")
);
--> statement-breakpoint
ALTER TABLE "issued_document" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "issued_number" (
	"center" text NOT NULL,
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "issued_number_center_series_year_pk" PRIMARY KEY("center","series","year")
);
--> statement-breakpoint
ALTER TABLE "issued_number" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE INDEX "callback_attempt_rating" ON "callback_attempt" USING btree ("rating");--> statement-breakpoint
CREATE INDEX "callback_notice_center" ON "callback_notice" USING btree ("center","announced_at");--> statement-breakpoint
CREATE INDEX "complainant_complaint" ON "complainant" USING btree ("complaint");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_number" ON "complaint" USING btree ("number");--> statement-breakpoint
CREATE INDEX "complaint_received" ON "complaint" USING btree ("center","received_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "complaint_open" ON "complaint" USING btree ("center","due_at") WHERE status in ('draft', 'open');--> statement-breakpoint
CREATE INDEX "complaint_window" ON "complaint" USING btree ("window","received_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "complaint_person" ON "complaint" USING btree ("person");--> statement-breakpoint
CREATE INDEX "complaint_contact" ON "complaint" USING btree ("center","contact_key");--> statement-breakpoint
CREATE INDEX "complaint_case" ON "complaint" USING btree ("center","case_number");--> statement-breakpoint
CREATE INDEX "complaint_remind" ON "complaint" USING btree ("remind_at") WHERE remind_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "consequence_once" ON "consequence" USING btree ("complaint","rule") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "consequence_person" ON "consequence" USING btree ("person","kind");--> statement-breakpoint
CREATE INDEX "consequence_window" ON "consequence" USING btree ("window","kind");--> statement-breakpoint
CREATE INDEX "consequence_center" ON "consequence" USING btree ("center","raised_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "follow_code_number" ON "follow_code" USING btree ("number");--> statement-breakpoint
CREATE INDEX "hotline_reply_center" ON "hotline_reply" USING btree ("center","replied_at");--> statement-breakpoint
CREATE INDEX "intake_complaint" ON "intake" USING btree ("complaint");--> statement-breakpoint
CREATE UNIQUE INDEX "intake_source" ON "intake" USING btree ("center","channel","source_number") WHERE source_number is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_hash" ON "invitation" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "invitation_window" ON "invitation" USING btree ("window","invited_at");--> statement-breakpoint
CREATE INDEX "kin_relative" ON "kin" USING btree ("relative");--> statement-breakpoint
CREATE INDEX "message_complaint" ON "message" USING btree ("complaint","at");--> statement-breakpoint
CREATE INDEX "posting_window" ON "posting" USING btree ("window");--> statement-breakpoint
CREATE UNIQUE INDEX "rating_once" ON "rating" USING btree ("center","subject");--> statement-breakpoint
CREATE INDEX "rating_window" ON "rating" USING btree ("center","window","rated_on");--> statement-breakpoint
CREATE INDEX "rating_terminal" ON "rating" USING btree ("terminal","rated_at") WHERE terminal is not null;--> statement-breakpoint
CREATE INDEX "rating_callback" ON "rating" USING btree ("center","callback_due_at") WHERE callback_due_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "rating_device_hash" ON "rating_device" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "spent_task_expires" ON "spent_task" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "window_center" ON "window" USING btree ("center");--> statement-breakpoint
CREATE INDEX "attachment_subject" ON "attachment" USING btree ("subject","kept_at");--> statement-breakpoint
CREATE INDEX "issued_document_subject" ON "issued_document" USING btree ("subject","issued_at");--> statement-breakpoint
CREATE POLICY "public_read" ON "calendar_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "calendar_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach_read" ON "callback_attempt" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "callback_attempt"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "callback_attempt" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "callback_attempt"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "callback_notice" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "callback_notice"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "callback_notice" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "callback_notice"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "complainant" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "complainant"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "complainant"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "complaint" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "complaint"."center" = any ((select hall_centers())::text[]) or "complaint"."shown_department" = any ((select hall_departments())::text[]) or "complaint"."shown_window" = any ((select hall_windows())::text[]) or "complaint"."shown_person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "complaint"."center" = any ((select hall_centers())::text[]) or "complaint"."shown_department" = any ((select hall_departments())::text[]) or "complaint"."shown_window" = any ((select hall_windows())::text[]) or "complaint"."shown_person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "consequence" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "consequence"."center" = any ((select hall_centers())::text[]) or "consequence"."department" = any ((select hall_departments())::text[]) or "consequence"."window" = any ((select hall_windows())::text[]) or "consequence"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "consequence"."center" = any ((select hall_centers())::text[]) or "consequence"."department" = any ((select hall_departments())::text[]) or "consequence"."window" = any ((select hall_windows())::text[]) or "consequence"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "follow_code" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "follow_code"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "follow_code"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "hotline_reply" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "hotline_reply"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "hotline_reply"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "intake" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "intake"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "intake"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "invitation" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "invitation"."center" = any ((select hall_centers())::text[]) or "invitation"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "invitation"."center" = any ((select hall_centers())::text[]) or "invitation"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "kin" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "kin"."center" = any ((select hall_centers())::text[]) or "kin"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "kin"."center" = any ((select hall_centers())::text[]) or "kin"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "message" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "message"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "message" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "message"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "number_series" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "number_series"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "number_series"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "policy_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "policy_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "posting" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "rating" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "rating"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "rating"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "rating_device" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "rating_device"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "rating_device"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "secret" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "secret" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach" ON "window" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "window"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "window"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "window" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_read" ON "attachment" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "attachment"."center" = any ((select hall_centers())::text[]) or "attachment"."department" = any ((select hall_departments())::text[]) or "attachment"."window" = any ((select hall_windows())::text[]) or "attachment"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "attachment" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "attachment"."center" = any ((select hall_centers())::text[]) or "attachment"."department" = any ((select hall_departments())::text[]) or "attachment"."window" = any ((select hall_windows())::text[]) or "attachment"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "issued_document" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "issued_document"."center" = any ((select hall_centers())::text[]) or "issued_document"."department" = any ((select hall_departments())::text[]) or "issued_document"."window" = any ((select hall_windows())::text[]) or "issued_document"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "issued_document" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "issued_document"."center" = any ((select hall_centers())::text[]) or "issued_document"."department" = any ((select hall_departments())::text[]) or "issued_document"."window" = any ((select hall_windows())::text[]) or "issued_document"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "issued_number" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "issued_number"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "issued_number"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "command_outcome" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "command_outcome" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach" ON "dead_letter" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal_chain" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal_chain" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);