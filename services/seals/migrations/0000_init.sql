CREATE TABLE "calendar_copy" (
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "calendar_copy_year_version_pk" PRIMARY KEY("year","version")
);
--> statement-breakpoint
ALTER TABLE "calendar_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "closed_count" (
	"seal" uuid NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"date" date NOT NULL,
	"balanced" boolean NOT NULL,
	CONSTRAINT "closed_count_seal_date_pk" PRIMARY KEY("seal","date")
);
--> statement-breakpoint
ALTER TABLE "closed_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "filing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seal" uuid NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"filed_on" date NOT NULL,
	"due_on" date,
	"late" boolean NOT NULL,
	"clause" text,
	"note" text NOT NULL,
	"filed_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "filing" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "first_page" (
	"use" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"media_type" text NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "first_page" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "handover" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seal" uuid NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"handed_by" text NOT NULL,
	"taken_by" text NOT NULL,
	"reason" text NOT NULL,
	"bag" text NOT NULL,
	"return_on" date,
	"opened_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "handover" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imprint" (
	"seal" uuid NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"version" integer NOT NULL,
	"sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"content" "bytea" NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"filed_by" text NOT NULL,
	CONSTRAINT "imprint_seal_version_pk" PRIMARY KEY("seal","version")
);
--> statement-breakpoint
ALTER TABLE "imprint" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "inspection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"seal" uuid,
	"subject" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"finding" text,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "inspection" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "item" (
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"entered_on" date NOT NULL,
	CONSTRAINT "item_center_code_pk" PRIMARY KEY("center","code")
);
--> statement-breakpoint
ALTER TABLE "item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mandate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text,
	"person" text NOT NULL,
	"paper" jsonb NOT NULL,
	"items" text[] NOT NULL,
	"seals" uuid[] NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"filed_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mandate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seal" uuid NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"destination" text NOT NULL,
	"purpose" text NOT NULL,
	"approved_by" text NOT NULL,
	"carried_by" text NOT NULL,
	"companion" text NOT NULL,
	"left_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"returned_at" timestamp with time zone,
	"alarmed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outing" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "registered_case" (
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"case_number" text NOT NULL,
	"item" text NOT NULL,
	"departments" text[] NOT NULL,
	"accepted_on" date NOT NULL,
	CONSTRAINT "registered_case_center_case_number_pk" PRIMARY KEY("center","case_number")
);
--> statement-breakpoint
ALTER TABLE "registered_case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"section" text,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"medium" text NOT NULL,
	"state" text NOT NULL,
	"items" text[] NOT NULL,
	"valid_until" date,
	"usable_from" date,
	"ended_on" date,
	"custodian" text,
	"custodian_since" date,
	"custody_until" date,
	"responsible" text,
	"rules" jsonb,
	"imprint_version" integer DEFAULT 0 NOT NULL,
	"counter" integer,
	"away" boolean DEFAULT false NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "seal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seal_key" (
	"seal" uuid PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"private_key" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "seal_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "signature" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seal" uuid NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"document" text NOT NULL,
	"number" text NOT NULL,
	"sm3" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"signed_by" text NOT NULL,
	"public_key" text NOT NULL,
	"signature" text NOT NULL,
	"state_at_signing" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "signature" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seal_use" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seal" uuid NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"case_number" text NOT NULL,
	"item" text NOT NULL,
	"decision" text NOT NULL,
	"document" text NOT NULL,
	"sha256" text NOT NULL,
	"copies" integer NOT NULL,
	"used_on" date NOT NULL,
	"state" text NOT NULL,
	"replaces" uuid,
	"outing" uuid,
	"requested_by" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"approved_copies" integer,
	"stamped_by" text,
	"stamped_at" timestamp with time zone,
	"stamped_on" date,
	"stamped_copies" integer,
	"counted" integer,
	"counter_after" integer,
	"archived_copies" integer,
	"clauses" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "seal_use" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "violation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"clause" text,
	"subject" text NOT NULL,
	"note" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "violation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE INDEX "filing_seal" ON "filing" USING btree ("seal");--> statement-breakpoint
CREATE INDEX "filing_center" ON "filing" USING btree ("center","filed_on");--> statement-breakpoint
CREATE UNIQUE INDEX "handover_open" ON "handover" USING btree ("seal") WHERE accepted_at is null;--> statement-breakpoint
CREATE INDEX "inspection_center" ON "inspection" USING btree ("center");--> statement-breakpoint
CREATE INDEX "mandate_center" ON "mandate" USING btree ("center","department");--> statement-breakpoint
CREATE UNIQUE INDEX "outing_open" ON "outing" USING btree ("seal") WHERE returned_at is null;--> statement-breakpoint
CREATE INDEX "outing_center" ON "outing" USING btree ("center","left_at");--> statement-breakpoint
CREATE UNIQUE INDEX "seal_number" ON "seal" USING btree ("center","number");--> statement-breakpoint
CREATE INDEX "seal_window" ON "seal" USING btree ("window");--> statement-breakpoint
CREATE UNIQUE INDEX "signature_number" ON "signature" USING btree ("center","number");--> statement-breakpoint
CREATE INDEX "signature_sm3" ON "signature" USING btree ("sm3");--> statement-breakpoint
CREATE INDEX "seal_use_center" ON "seal_use" USING btree ("center","requested_at");--> statement-breakpoint
CREATE INDEX "seal_use_seal" ON "seal_use" USING btree ("seal","stamped_on");--> statement-breakpoint
CREATE INDEX "seal_use_case" ON "seal_use" USING btree ("center","case_number");--> statement-breakpoint
CREATE INDEX "violation_center" ON "violation" USING btree ("center","at");--> statement-breakpoint
CREATE INDEX "posting_center" ON "posting" USING btree ("center","starts_on");--> statement-breakpoint
CREATE INDEX "posting_window" ON "posting" USING btree ("window");--> statement-breakpoint
CREATE INDEX "section_copy_center" ON "section_copy" USING btree ("center");--> statement-breakpoint
CREATE INDEX "window_copy_center" ON "window_copy" USING btree ("center");--> statement-breakpoint
CREATE POLICY "public_read" ON "calendar_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "calendar_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach_read" ON "closed_count" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "closed_count"."center" = any ((select hall_centers())::text[]) or "closed_count"."department" = any ((select hall_departments())::text[]) or "closed_count"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "closed_count" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "closed_count"."center" = any ((select hall_centers())::text[]) or "closed_count"."department" = any ((select hall_departments())::text[]) or "closed_count"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "filing" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "filing"."center" = any ((select hall_centers())::text[]) or "filing"."department" = any ((select hall_departments())::text[]) or "filing"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "filing" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "filing"."center" = any ((select hall_centers())::text[]) or "filing"."department" = any ((select hall_departments())::text[]) or "filing"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "first_page" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "first_page"."center" = any ((select hall_centers())::text[]) or "first_page"."department" = any ((select hall_departments())::text[]) or "first_page"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "first_page" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "first_page"."center" = any ((select hall_centers())::text[]) or "first_page"."department" = any ((select hall_departments())::text[]) or "first_page"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "handover" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "handover"."center" = any ((select hall_centers())::text[]) or "handover"."department" = any ((select hall_departments())::text[]) or "handover"."window" = any ((select hall_windows())::text[]) or "handover"."taken_by" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "handover"."center" = any ((select hall_centers())::text[]) or "handover"."department" = any ((select hall_departments())::text[]) or "handover"."window" = any ((select hall_windows())::text[]) or "handover"."taken_by" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "imprint" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "imprint"."center" = any ((select hall_centers())::text[]) or "imprint"."department" = any ((select hall_departments())::text[]) or "imprint"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "imprint" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "imprint"."center" = any ((select hall_centers())::text[]) or "imprint"."department" = any ((select hall_departments())::text[]) or "imprint"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "inspection" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "inspection"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "inspection"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "item" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "item"."center" = any ((select hall_centers())::text[]) or "item"."department" = any ((select hall_departments())::text[]) or "item"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "item"."center" = any ((select hall_centers())::text[]) or "item"."department" = any ((select hall_departments())::text[]) or "item"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "mandate" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "mandate"."center" = any ((select hall_centers())::text[]) or "mandate"."department" = any ((select hall_departments())::text[]) or "mandate"."window" = any ((select hall_windows())::text[]) or "mandate"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "mandate" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "mandate"."center" = any ((select hall_centers())::text[]) or "mandate"."department" = any ((select hall_departments())::text[]) or "mandate"."window" = any ((select hall_windows())::text[]) or "mandate"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "outing" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "outing"."center" = any ((select hall_centers())::text[]) or "outing"."department" = any ((select hall_departments())::text[]) or "outing"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "outing"."center" = any ((select hall_centers())::text[]) or "outing"."department" = any ((select hall_departments())::text[]) or "outing"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "policy_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "policy_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach_read" ON "registered_case" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "registered_case"."center" = any ((select hall_centers())::text[]) or "registered_case"."department" = any ((select hall_departments())::text[]) or "registered_case"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "registered_case" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "registered_case"."center" = any ((select hall_centers())::text[]) or "registered_case"."department" = any ((select hall_departments())::text[]) or "registered_case"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "seal" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "seal"."center" = any ((select hall_centers())::text[]) or "seal"."department" = any ((select hall_departments())::text[]) or "seal"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "seal"."center" = any ((select hall_centers())::text[]) or "seal"."department" = any ((select hall_departments())::text[]) or "seal"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "seal_key" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach_append" ON "seal_key" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach_read" ON "signature" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "signature"."center" = any ((select hall_centers())::text[]) or "signature"."department" = any ((select hall_departments())::text[]) or "signature"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "signature" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "signature"."center" = any ((select hall_centers())::text[]) or "signature"."department" = any ((select hall_departments())::text[]) or "signature"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "seal_use" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "seal_use"."center" = any ((select hall_centers())::text[]) or "seal_use"."department" = any ((select hall_departments())::text[]) or "seal_use"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "seal_use"."center" = any ((select hall_centers())::text[]) or "seal_use"."department" = any ((select hall_departments())::text[]) or "seal_use"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "violation" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "violation"."center" = any ((select hall_centers())::text[]) or "violation"."department" = any ((select hall_departments())::text[]) or "violation"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "violation" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "violation"."center" = any ((select hall_centers())::text[]) or "violation"."department" = any ((select hall_departments())::text[]) or "violation"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
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