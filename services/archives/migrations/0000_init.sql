CREATE TABLE "access_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"requested_by" text NOT NULL,
	"volume" uuid NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"purpose" text NOT NULL,
	"pages" integer,
	"days" integer NOT NULL,
	"reason" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"approver" text NOT NULL,
	"clause" text
);
--> statement-breakpoint
ALTER TABLE "access_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "appraisal_answer" (
	"center" text NOT NULL,
	"appraisal" uuid NOT NULL,
	"volume" uuid NOT NULL,
	"person" text NOT NULL,
	"answer" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "appraisal_answer_appraisal_volume_person_pk" PRIMARY KEY("appraisal","volume","person")
);
--> statement-breakpoint
ALTER TABLE "appraisal_answer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "appraisal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"subject" text NOT NULL,
	"volumes" uuid[] NOT NULL,
	"reviewers" text[] NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by" text NOT NULL,
	"executed_on" date
);
--> statement-breakpoint
ALTER TABLE "appraisal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_copy" (
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "calendar_copy_year_version_pk" PRIMARY KEY("year","version")
);
--> statement-breakpoint
ALTER TABLE "calendar_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_package" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"number" text,
	"item" text,
	"handler" text,
	"opened_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"outcome" text,
	"volume" text
);
--> statement-breakpoint
ALTER TABLE "case_package" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "climate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"room" text NOT NULL,
	"measured_at" timestamp with time zone NOT NULL,
	"celsius" double precision NOT NULL,
	"humidity" double precision NOT NULL,
	"outside" boolean NOT NULL,
	"measured_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "climate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "component" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" text NOT NULL,
	"sha256" text NOT NULL,
	"attachment" uuid
);
--> statement-breakpoint
ALTER TABLE "component" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "damage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"volume" uuid NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"what" text NOT NULL,
	"found_on" date NOT NULL,
	"start_by" date,
	"action" text,
	"started_on" date,
	"done_on" date,
	"flagged" boolean NOT NULL,
	"clause" text
);
--> statement-breakpoint
ALTER TABLE "damage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"section" text,
	"period" text NOT NULL,
	"volumes" uuid[] NOT NULL,
	"handed_on" date NOT NULL,
	"handed_by" text NOT NULL,
	"confirmed_on" date,
	"confirmed_by" text
);
--> statement-breakpoint
ALTER TABLE "delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "finding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"kind" text NOT NULL,
	"volume" text,
	"against" text,
	"subject" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"clause" text
);
--> statement-breakpoint
ALTER TABLE "finding" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "handover" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"handed_by" text NOT NULL,
	"taken_by" text NOT NULL,
	"lines" jsonb NOT NULL,
	"signed" text[] NOT NULL,
	"effective_on" date
);
--> statement-breakpoint
ALTER TABLE "handover" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"subject" uuid NOT NULL,
	"label" text NOT NULL,
	"ground" text NOT NULL,
	"reference" text NOT NULL,
	"held_since" timestamp with time zone NOT NULL,
	"held_by" text NOT NULL,
	"released_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "hold" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "inspection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"room" text NOT NULL,
	"checked_on" date NOT NULL,
	"checked_by" text NOT NULL,
	"findings" text NOT NULL,
	"items" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "inspection" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "item" (
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"volume" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"responsible" text NOT NULL,
	"document" text NOT NULL,
	"dated_on" date,
	"pages" integer NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "item_volume_number_pk" PRIMARY KEY("volume","number")
);
--> statement-breakpoint
ALTER TABLE "item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "keeper" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date
);
--> statement-breakpoint
ALTER TABLE "keeper" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "loan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"borrower" text NOT NULL,
	"volume" uuid NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"request" uuid NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"returned_at" timestamp with time zone,
	"reminded" boolean NOT NULL,
	"flagged" boolean NOT NULL,
	"late" boolean NOT NULL,
	"condition" text,
	"note" text NOT NULL,
	"clause" text
);
--> statement-breakpoint
ALTER TABLE "loan" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "archive_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"done_by" text NOT NULL,
	"kind" text NOT NULL,
	"class" text NOT NULL,
	"volume" uuid NOT NULL,
	"number" text NOT NULL,
	"detail" text NOT NULL,
	"done_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "archive_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "transfer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"state" text NOT NULL,
	"volumes" uuid[] NOT NULL,
	"numbers" text[] NOT NULL,
	"packed_at" timestamp with time zone NOT NULL,
	"packed_by" text NOT NULL,
	"sha256" text NOT NULL,
	"bag" "bytea" NOT NULL,
	"receipt" text,
	"received_on" date
);
--> statement-breakpoint
ALTER TABLE "transfer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "volume" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"section" text,
	"series" text NOT NULL,
	"serial" integer NOT NULL,
	"number" text NOT NULL,
	"class" text NOT NULL,
	"title" text NOT NULL,
	"year" integer NOT NULL,
	"retention" text NOT NULL,
	"secrecy" text NOT NULL,
	"important" boolean NOT NULL,
	"state" text NOT NULL,
	"box" text NOT NULL,
	"spot" text NOT NULL,
	"items" integer NOT NULL,
	"pages" integer NOT NULL,
	"filed_on" date NOT NULL,
	"expires_on" date,
	"grams" text[] NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "volume" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "ledger_head" (
	"center" text NOT NULL,
	"date" date NOT NULL,
	"number" integer NOT NULL,
	"position" bigint NOT NULL,
	"hash" text NOT NULL,
	"signature" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_head_center_date_pk" PRIMARY KEY("center","date")
);
--> statement-breakpoint
ALTER TABLE "ledger_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_key" (
	"algorithm" text PRIMARY KEY NOT NULL,
	"public_key" "bytea" NOT NULL,
	"private_key" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "posting" (
	"center" text,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"section" text,
	"name" text NOT NULL,
	"lead" boolean NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "posting_person_starts_on_pk" PRIMARY KEY("person","starts_on")
);
--> statement-breakpoint
ALTER TABLE "posting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "section_copy" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "section_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "window_copy" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"closed_on" date
);
--> statement-breakpoint
ALTER TABLE "window_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "access_request_center" ON "access_request" USING btree ("center","requested_at");--> statement-breakpoint
CREATE INDEX "access_request_volume" ON "access_request" USING btree ("volume","requested_by");--> statement-breakpoint
CREATE INDEX "appraisal_center" ON "appraisal" USING btree ("center","opened_at");--> statement-breakpoint
CREATE INDEX "case_package_center" ON "case_package" USING btree ("center","opened_at");--> statement-breakpoint
CREATE INDEX "climate_center" ON "climate" USING btree ("center","measured_at");--> statement-breakpoint
CREATE INDEX "component_case" ON "component" USING btree ("case_id","added_at");--> statement-breakpoint
CREATE INDEX "damage_center" ON "damage" USING btree ("center","found_on");--> statement-breakpoint
CREATE INDEX "delivery_center" ON "delivery" USING btree ("center","period");--> statement-breakpoint
CREATE INDEX "finding_center" ON "finding" USING btree ("center","found_at");--> statement-breakpoint
CREATE INDEX "handover_center" ON "handover" USING btree ("center");--> statement-breakpoint
CREATE INDEX "hold_subject" ON "hold" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "inspection_center" ON "inspection" USING btree ("center","checked_on");--> statement-breakpoint
CREATE INDEX "keeper_center" ON "keeper" USING btree ("center","window");--> statement-breakpoint
CREATE INDEX "loan_center" ON "loan" USING btree ("center","taken_at");--> statement-breakpoint
CREATE INDEX "loan_due" ON "loan" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "archive_log_center" ON "archive_log" USING btree ("center","done_at");--> statement-breakpoint
CREATE INDEX "transfer_center" ON "transfer" USING btree ("center","packed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "volume_number" ON "volume" USING btree ("center","number");--> statement-breakpoint
CREATE UNIQUE INDEX "volume_serial" ON "volume" USING btree ("center","series","serial");--> statement-breakpoint
CREATE INDEX "volume_window" ON "volume" USING btree ("window");--> statement-breakpoint
CREATE INDEX "volume_expires" ON "volume" USING btree ("center","expires_on");--> statement-breakpoint
CREATE INDEX "volume_grams" ON "volume" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "attachment_subject" ON "attachment" USING btree ("subject","kept_at");--> statement-breakpoint
CREATE INDEX "posting_center" ON "posting" USING btree ("center","starts_on");--> statement-breakpoint
CREATE INDEX "posting_window" ON "posting" USING btree ("window");--> statement-breakpoint
CREATE INDEX "section_copy_center" ON "section_copy" USING btree ("center");--> statement-breakpoint
CREATE INDEX "window_copy_center" ON "window_copy" USING btree ("center");--> statement-breakpoint
CREATE POLICY "reach" ON "access_request" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "access_request"."center" = any ((select hall_centers())::text[]) or "access_request"."department" = any ((select hall_departments())::text[]) or "access_request"."window" = any ((select hall_windows())::text[]) or "access_request"."requested_by" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "access_request"."center" = any ((select hall_centers())::text[]) or "access_request"."department" = any ((select hall_departments())::text[]) or "access_request"."window" = any ((select hall_windows())::text[]) or "access_request"."requested_by" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "appraisal_answer" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "appraisal_answer"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "appraisal_answer"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "appraisal" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "appraisal"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "appraisal"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "calendar_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "calendar_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "case_package" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "case_package"."center" = any ((select hall_centers())::text[]) or "case_package"."department" = any ((select hall_departments())::text[]) or "case_package"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "case_package"."center" = any ((select hall_centers())::text[]) or "case_package"."department" = any ((select hall_departments())::text[]) or "case_package"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "climate" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "climate"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "climate" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "climate"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "component" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "component"."center" = any ((select hall_centers())::text[]) or "component"."department" = any ((select hall_departments())::text[]) or "component"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "component" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "component"."center" = any ((select hall_centers())::text[]) or "component"."department" = any ((select hall_departments())::text[]) or "component"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "damage" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "damage"."center" = any ((select hall_centers())::text[]) or "damage"."department" = any ((select hall_departments())::text[]) or "damage"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "damage"."center" = any ((select hall_centers())::text[]) or "damage"."department" = any ((select hall_departments())::text[]) or "damage"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "delivery" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "delivery"."center" = any ((select hall_centers())::text[]) or "delivery"."department" = any ((select hall_departments())::text[]) or "delivery"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "delivery"."center" = any ((select hall_centers())::text[]) or "delivery"."department" = any ((select hall_departments())::text[]) or "delivery"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "finding" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "finding"."center" = any ((select hall_centers())::text[]) or "finding"."department" = any ((select hall_departments())::text[]) or "finding"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "finding" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "finding"."center" = any ((select hall_centers())::text[]) or "finding"."department" = any ((select hall_departments())::text[]) or "finding"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "handover" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "handover"."center" = any ((select hall_centers())::text[]) or "handover"."department" = any ((select hall_departments())::text[]) or "handover"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "handover"."center" = any ((select hall_centers())::text[]) or "handover"."department" = any ((select hall_departments())::text[]) or "handover"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "hold" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "hold"."center" = any ((select hall_centers())::text[]) or "hold"."department" = any ((select hall_departments())::text[]) or "hold"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "hold"."center" = any ((select hall_centers())::text[]) or "hold"."department" = any ((select hall_departments())::text[]) or "hold"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "inspection" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "inspection"."center" = any ((select hall_centers())::text[]) or "inspection"."department" = any ((select hall_departments())::text[]) or "inspection"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "inspection" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "inspection"."center" = any ((select hall_centers())::text[]) or "inspection"."department" = any ((select hall_departments())::text[]) or "inspection"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "item" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "item"."center" = any ((select hall_centers())::text[]) or "item"."department" = any ((select hall_departments())::text[]) or "item"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "item" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "item"."center" = any ((select hall_centers())::text[]) or "item"."department" = any ((select hall_departments())::text[]) or "item"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "keeper" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "keeper"."center" = any ((select hall_centers())::text[]) or "keeper"."department" = any ((select hall_departments())::text[]) or "keeper"."window" = any ((select hall_windows())::text[]) or "keeper"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "keeper"."center" = any ((select hall_centers())::text[]) or "keeper"."department" = any ((select hall_departments())::text[]) or "keeper"."window" = any ((select hall_windows())::text[]) or "keeper"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "loan" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "loan"."center" = any ((select hall_centers())::text[]) or "loan"."department" = any ((select hall_departments())::text[]) or "loan"."window" = any ((select hall_windows())::text[]) or "loan"."borrower" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "loan"."center" = any ((select hall_centers())::text[]) or "loan"."department" = any ((select hall_departments())::text[]) or "loan"."window" = any ((select hall_windows())::text[]) or "loan"."borrower" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "archive_log" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "archive_log"."center" = any ((select hall_centers())::text[]) or "archive_log"."department" = any ((select hall_departments())::text[]) or "archive_log"."window" = any ((select hall_windows())::text[]) or "archive_log"."done_by" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "archive_log" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "archive_log"."center" = any ((select hall_centers())::text[]) or "archive_log"."department" = any ((select hall_departments())::text[]) or "archive_log"."window" = any ((select hall_windows())::text[]) or "archive_log"."done_by" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "policy_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "policy_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "transfer" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "transfer"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "transfer"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "volume" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "volume"."center" = any ((select hall_centers())::text[]) or "volume"."department" = any ((select hall_departments())::text[]) or "volume"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "volume"."center" = any ((select hall_centers())::text[]) or "volume"."department" = any ((select hall_departments())::text[]) or "volume"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "attachment" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "attachment"."center" = any ((select hall_centers())::text[]) or "attachment"."department" = any ((select hall_departments())::text[]) or "attachment"."window" = any ((select hall_windows())::text[]) or "attachment"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "attachment" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "attachment"."center" = any ((select hall_centers())::text[]) or "attachment"."department" = any ((select hall_departments())::text[]) or "attachment"."window" = any ((select hall_windows())::text[]) or "attachment"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "command_outcome" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "command_outcome" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach" ON "dead_letter" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal_chain" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal_chain" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach_read" ON "ledger_head" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "ledger_head"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "ledger_head" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "ledger_head"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "ledger_key" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach_append" ON "ledger_key" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "posting" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "section_copy" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "section_copy"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "section_copy"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "section_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "window_copy" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "window_copy"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "window_copy"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "window_copy" AS PERMISSIVE FOR SELECT TO public USING (true);