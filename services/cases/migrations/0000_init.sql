CREATE SEQUENCE "public"."case_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "authorized" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"item" uuid,
	"person" text NOT NULL,
	"capacity" text NOT NULL,
	"simple" boolean NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date
);
--> statement-breakpoint
ALTER TABLE "authorized" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_copy" (
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "calendar_copy_year_version_pk" PRIMARY KEY("year","version")
);
--> statement-breakpoint
ALTER TABLE "calendar_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "circular" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "circular_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"center" text NOT NULL,
	"finding" uuid NOT NULL,
	"case" uuid,
	"number" text NOT NULL,
	"window" text,
	"grounds" text[] NOT NULL,
	"clause" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "circular" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "finding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case" uuid,
	"number" text,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"kind" text NOT NULL,
	"clause" text,
	"at" timestamp with time zone NOT NULL,
	"detail" text NOT NULL,
	"days" integer,
	"state" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"circular" text
);
--> statement-breakpoint
ALTER TABLE "finding" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"stream_version" integer NOT NULL,
	"effective_from" date,
	"left_on" date,
	"windows" text[] DEFAULT '{}' NOT NULL,
	"reviewed_on" date,
	"sheets" integer
);
--> statement-breakpoint
ALTER TABLE "item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "item_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"item" uuid,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"content" jsonb,
	"ground" text,
	"ground_text" text,
	"steps" jsonb NOT NULL,
	"state" text NOT NULL,
	"effective_from" date,
	"reason" text,
	"applied_at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "item_change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "item_version" (
	"item" uuid NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"version" integer NOT NULL,
	"effective_from" date NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"decision" text,
	"decided_on" date,
	"change_kind" text NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "item_version_item_version_pk" PRIMARY KEY("item","version")
);
--> statement-breakpoint
ALTER TABLE "item_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mandate" (
	"id" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date
);
--> statement-breakpoint
ALTER TABLE "mandate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "place_name" (
	"id" text PRIMARY KEY NOT NULL,
	"zh" text NOT NULL,
	"en" text NOT NULL
);
--> statement-breakpoint
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
	"name" text NOT NULL,
	"center" text,
	"department" text,
	"window" text,
	"section" text,
	"lead" boolean NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "posting_person_starts_on_pk" PRIMARY KEY("person","starts_on")
);
--> statement-breakpoint
ALTER TABLE "posting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reprojection" (
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"starts_on" date NOT NULL,
	"done_to" uuid,
	"finished_at" timestamp with time zone,
	CONSTRAINT "reprojection_year_version_pk" PRIMARY KEY("year","version")
);
--> statement-breakpoint
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
CREATE TABLE "case_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text,
	"person" text,
	"item" text,
	"item_version" integer NOT NULL,
	"item_name" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"urgent" boolean NOT NULL,
	"departments" text[] NOT NULL,
	"applicant" jsonb,
	"check_code" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"outcome" text,
	"due_on" date,
	"due_at" timestamp with time zone,
	"statutory_on" date,
	"statutory_at" timestamp with time zone,
	"stopped" boolean NOT NULL,
	"provisional" boolean NOT NULL,
	"next_at" timestamp with time zone,
	"noticed" boolean NOT NULL,
	"late" boolean NOT NULL,
	"findings" integer NOT NULL,
	"materials_kept" integer DEFAULT 0 NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "duration" (
	"center" text NOT NULL,
	"department" text NOT NULL,
	"item" text NOT NULL,
	"channel" text NOT NULL,
	"day" date NOT NULL,
	"days" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "duration_center_day_item_department_channel_days_pk" PRIMARY KEY("center","day","item","department","channel","days")
);
--> statement-breakpoint
ALTER TABLE "duration" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imported_step" (
	"case" uuid NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"nth" integer NOT NULL,
	"step" text NOT NULL,
	"by" text,
	"at" timestamp with time zone,
	CONSTRAINT "imported_step_case_nth_pk" PRIMARY KEY("case","nth")
);
--> statement-breakpoint
ALTER TABLE "imported_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "negation" (
	"case" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text,
	"number" text NOT NULL,
	"item_name" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"reason_code" text NOT NULL,
	"due_at" timestamp with time zone,
	"signed_at" timestamp with time zone,
	"outcome" text,
	"form" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "negation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tally" (
	"center" text NOT NULL,
	"department" text NOT NULL,
	"item" text NOT NULL,
	"channel" text NOT NULL,
	"day" date NOT NULL,
	"received" integer NOT NULL,
	"accepted" integer NOT NULL,
	"finished" integer NOT NULL,
	"on_time" integer NOT NULL,
	"planned" integer NOT NULL,
	"past_planned" integer NOT NULL,
	"past_deadline" integer NOT NULL,
	"noticed" integer NOT NULL,
	"second_notices" integer NOT NULL,
	"refused" integer NOT NULL,
	CONSTRAINT "tally_center_day_item_department_channel_pk" PRIMARY KEY("center","day","item","department","channel")
);
--> statement-breakpoint
ALTER TABLE "tally" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tally_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tally_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"center" text NOT NULL,
	"department" text NOT NULL,
	"item" text NOT NULL,
	"channel" text NOT NULL,
	"day" date NOT NULL,
	"received" integer NOT NULL,
	"accepted" integer NOT NULL,
	"finished" integer NOT NULL,
	"on_time" integer NOT NULL,
	"planned" integer NOT NULL,
	"past_planned" integer NOT NULL,
	"past_deadline" integer NOT NULL,
	"noticed" integer NOT NULL,
	"second_notices" integer NOT NULL,
	"refused" integer NOT NULL,
	"days" integer
);
--> statement-breakpoint
ALTER TABLE "tally_change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"channel" text NOT NULL,
	"matter" text NOT NULL,
	"asker" text NOT NULL,
	"phone" text,
	"item" uuid,
	"first_asked" text NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"waiting_for" text,
	"state" text NOT NULL,
	"outcome" text,
	"reply" text,
	"target" text,
	"guide" text,
	"linked_to" uuid,
	"major" boolean NOT NULL,
	"late" boolean NOT NULL,
	"hops" integer NOT NULL,
	"reopened" boolean NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "fee_reduction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"item" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"cents" integer NOT NULL,
	"document" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date
);
--> statement-breakpoint
ALTER TABLE "fee_reduction" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "fee_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case" uuid NOT NULL,
	"number" text NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text,
	"person" text,
	"lines" jsonb NOT NULL,
	"cents" integer NOT NULL,
	"state" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"requested_by" text NOT NULL,
	"paid_at" timestamp with time zone,
	"bank_reference" text,
	"receipt" text,
	"reduction" text
);
--> statement-breakpoint
ALTER TABLE "fee_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "register_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"filename" text NOT NULL,
	"sha256" text NOT NULL,
	"file" "bytea" NOT NULL,
	"mapping" jsonb NOT NULL,
	"by" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"cases" integer NOT NULL,
	"done" integer NOT NULL,
	"created" integer NOT NULL,
	"changed" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"error" text
);
--> statement-breakpoint
ALTER TABLE "register_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "register_mapping" (
	"center" text NOT NULL,
	"name" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "register_mapping_center_name_pk" PRIMARY KEY("center","name")
);
--> statement-breakpoint
ALTER TABLE "register_mapping" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "register_number" (
	"center" text NOT NULL,
	"number" text NOT NULL,
	"case" uuid NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "register_number_center_number_pk" PRIMARY KEY("center","number")
);
--> statement-breakpoint
ALTER TABLE "register_number" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "weekly_report" (
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text NOT NULL,
	"starts_on" date NOT NULL,
	"version" integer NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	"confirmed_by" text NOT NULL,
	"late" boolean NOT NULL,
	"received" integer NOT NULL,
	"accepted" integer NOT NULL,
	"finished" integer NOT NULL,
	"open" integer NOT NULL,
	"urgent" integer NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "weekly_report_center_window_starts_on_version_pk" PRIMARY KEY("center","window","starts_on","version")
);
--> statement-breakpoint
ALTER TABLE "weekly_report" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "authorized_person" ON "authorized" USING btree ("person");--> statement-breakpoint
CREATE INDEX "authorized_department" ON "authorized" USING btree ("department","center");--> statement-breakpoint
CREATE UNIQUE INDEX "circular_case" ON "circular" USING btree ("center","case");--> statement-breakpoint
CREATE INDEX "finding_case" ON "finding" USING btree ("case");--> statement-breakpoint
CREATE INDEX "finding_center" ON "finding" USING btree ("center","at");--> statement-breakpoint
CREATE INDEX "finding_kind" ON "finding" USING btree ("center","kind","at");--> statement-breakpoint
CREATE UNIQUE INDEX "item_code" ON "item" USING btree ("center","code");--> statement-breakpoint
CREATE INDEX "item_department" ON "item" USING btree ("department");--> statement-breakpoint
CREATE INDEX "item_change_center" ON "item_change" USING btree ("center","applied_at");--> statement-breakpoint
CREATE INDEX "mandate_person" ON "mandate" USING btree ("person");--> statement-breakpoint
CREATE INDEX "posting_window" ON "posting" USING btree ("window");--> statement-breakpoint
CREATE INDEX "posting_department" ON "posting" USING btree ("department","center");--> statement-breakpoint
CREATE INDEX "window_center" ON "window" USING btree ("center");--> statement-breakpoint
CREATE UNIQUE INDEX "case_file_number" ON "case_file" USING btree ("number");--> statement-breakpoint
CREATE INDEX "case_file_center" ON "case_file" USING btree ("center","received_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "case_file_window" ON "case_file" USING btree ("window","due_at");--> statement-breakpoint
CREATE INDEX "case_file_person" ON "case_file" USING btree ("person","due_at") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "case_file_department" ON "case_file" USING btree ("department","received_at");--> statement-breakpoint
CREATE INDEX "case_file_open" ON "case_file" USING btree ("center","due_at") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "case_file_late" ON "case_file" USING btree ("center","finished_at") WHERE late;--> statement-breakpoint
CREATE INDEX "case_file_next" ON "case_file" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "case_file_item" ON "case_file" USING btree ("item","received_at") WHERE accepted_at is null;--> statement-breakpoint
CREATE INDEX "case_file_received" ON "case_file" USING btree ("received_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "issued_document_subject" ON "issued_document" USING btree ("subject","issued_at");--> statement-breakpoint
CREATE INDEX "negation_center" ON "negation" USING btree ("center","filed_at");--> statement-breakpoint
CREATE INDEX "tally_day" ON "tally" USING btree ("day");--> statement-breakpoint
CREATE INDEX "tally_change_center" ON "tally_change" USING btree ("center","day");--> statement-breakpoint
CREATE INDEX "contact_center" ON "contact" USING btree ("center","opened_at");--> statement-breakpoint
CREATE INDEX "contact_person" ON "contact" USING btree ("person","state");--> statement-breakpoint
CREATE INDEX "contact_asker" ON "contact" USING btree ("center","asker","item");--> statement-breakpoint
CREATE INDEX "contact_due" ON "contact" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "fee_reduction_item" ON "fee_reduction" USING btree ("item");--> statement-breakpoint
CREATE INDEX "fee_request_center" ON "fee_request" USING btree ("center","requested_at");--> statement-breakpoint
CREATE INDEX "fee_request_case" ON "fee_request" USING btree ("case");--> statement-breakpoint
CREATE INDEX "register_import_center" ON "register_import" USING btree ("center","started_at");--> statement-breakpoint
CREATE INDEX "register_import_open" ON "register_import" USING btree ("started_at") WHERE finished_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "register_number_case" ON "register_number" USING btree ("case");--> statement-breakpoint
CREATE POLICY "reach" ON "authorized" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "authorized"."center" = any ((select hall_centers())::text[]) or "authorized"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "authorized"."center" = any ((select hall_centers())::text[]) or "authorized"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "authorized" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "public_read" ON "calendar_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "calendar_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "circular" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "circular"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "circular"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "finding" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "finding"."center" = any ((select hall_centers())::text[]) or "finding"."department" = any ((select hall_departments())::text[]) or "finding"."window" = any ((select hall_windows())::text[]) or "finding"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "finding"."center" = any ((select hall_centers())::text[]) or "finding"."department" = any ((select hall_departments())::text[]) or "finding"."window" = any ((select hall_windows())::text[]) or "finding"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "item" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "item"."center" = any ((select hall_centers())::text[]) or "item"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "item"."center" = any ((select hall_centers())::text[]) or "item"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "item" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "item_change" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "item_change"."center" = any ((select hall_centers())::text[]) or "item_change"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "item_change"."center" = any ((select hall_centers())::text[]) or "item_change"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "item_version" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "item_version"."center" = any ((select hall_centers())::text[]) or "item_version"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "item_version"."center" = any ((select hall_centers())::text[]) or "item_version"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "item_version" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "mandate" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "mandate"."center" = any ((select hall_centers())::text[]) or "mandate"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "mandate"."center" = any ((select hall_centers())::text[]) or "mandate"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "mandate" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "public_read" ON "policy_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "policy_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "posting" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "posting" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "window" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "window"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "window"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "window" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_read" ON "command_outcome" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "command_outcome" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach" ON "dead_letter" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal_chain" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal_chain" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach" ON "case_file" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "case_file"."center" = any ((select hall_centers())::text[]) or "case_file"."department" = any ((select hall_departments())::text[]) or "case_file"."window" = any ((select hall_windows())::text[]) or "case_file"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "case_file"."center" = any ((select hall_centers())::text[]) or "case_file"."department" = any ((select hall_departments())::text[]) or "case_file"."window" = any ((select hall_windows())::text[]) or "case_file"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "duration" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "duration"."center" = any ((select hall_centers())::text[]) or "duration"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "duration"."center" = any ((select hall_centers())::text[]) or "duration"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "imported_step" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "imported_step"."center" = any ((select hall_centers())::text[]) or "imported_step"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "imported_step" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "imported_step"."center" = any ((select hall_centers())::text[]) or "imported_step"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "issued_document" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "issued_document"."center" = any ((select hall_centers())::text[]) or "issued_document"."department" = any ((select hall_departments())::text[]) or "issued_document"."window" = any ((select hall_windows())::text[]) or "issued_document"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "issued_document" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "issued_document"."center" = any ((select hall_centers())::text[]) or "issued_document"."department" = any ((select hall_departments())::text[]) or "issued_document"."window" = any ((select hall_windows())::text[]) or "issued_document"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "issued_number" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "issued_number"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "issued_number"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "negation" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "negation"."center" = any ((select hall_centers())::text[]) or "negation"."department" = any ((select hall_departments())::text[]) or "negation"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "negation"."center" = any ((select hall_centers())::text[]) or "negation"."department" = any ((select hall_departments())::text[]) or "negation"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "tally" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "tally"."center" = any ((select hall_centers())::text[]) or "tally"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "tally"."center" = any ((select hall_centers())::text[]) or "tally"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "tally_change" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "tally_change"."center" = any ((select hall_centers())::text[]) or "tally_change"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "tally_change"."center" = any ((select hall_centers())::text[]) or "tally_change"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "contact" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "contact"."center" = any ((select hall_centers())::text[]) or "contact"."department" = any ((select hall_departments())::text[]) or "contact"."window" = any ((select hall_windows())::text[]) or "contact"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "contact"."center" = any ((select hall_centers())::text[]) or "contact"."department" = any ((select hall_departments())::text[]) or "contact"."window" = any ((select hall_windows())::text[]) or "contact"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "fee_reduction" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "fee_reduction"."center" = any ((select hall_centers())::text[]) or "fee_reduction"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "fee_reduction"."center" = any ((select hall_centers())::text[]) or "fee_reduction"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "fee_request" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "fee_request"."center" = any ((select hall_centers())::text[]) or "fee_request"."department" = any ((select hall_departments())::text[]) or "fee_request"."window" = any ((select hall_windows())::text[]) or "fee_request"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "fee_request"."center" = any ((select hall_centers())::text[]) or "fee_request"."department" = any ((select hall_departments())::text[]) or "fee_request"."window" = any ((select hall_windows())::text[]) or "fee_request"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "register_import" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "register_import"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "register_import"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "register_mapping" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "register_mapping"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "register_mapping"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "register_number" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "register_number"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "register_number"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "weekly_report" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "weekly_report"."center" = any ((select hall_centers())::text[]) or "weekly_report"."department" = any ((select hall_departments())::text[]) or "weekly_report"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "weekly_report"."center" = any ((select hall_centers())::text[]) or "weekly_report"."department" = any ((select hall_departments())::text[]) or "weekly_report"."window" = any ((select hall_windows())::text[]));