CREATE TABLE "absence_ground" (
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"year" integer NOT NULL,
	"halves" integer NOT NULL,
	"level" text NOT NULL,
	"ground" integer NOT NULL,
	"clause" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "absence_ground_person_center_year_pk" PRIMARY KEY("person","center","year")
);
--> statement-breakpoint
ALTER TABLE "absence_ground" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "board_notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"months" text[] NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"issued_by" text NOT NULL,
	"clause" text NOT NULL,
	"place" text NOT NULL,
	"recipients" text[] NOT NULL,
	"columns" text[] NOT NULL,
	"columns_clause" text NOT NULL,
	"people" integer NOT NULL,
	"rows" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "board_notice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "closed_figure" (
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"month" date NOT NULL,
	"name" text NOT NULL,
	"due" integer NOT NULL,
	"present" integer NOT NULL,
	"late" integer NOT NULL,
	"late_seconds" integer NOT NULL,
	"early_leave" integer NOT NULL,
	"early_seconds" integer NOT NULL,
	"missing" integer NOT NULL,
	"off_post" integer NOT NULL,
	"wandering" integer NOT NULL,
	"vacant_post" integer NOT NULL,
	"absent_halves" integer NOT NULL,
	"confirmed_halves" integer NOT NULL,
	"leave_halves" integer NOT NULL,
	"business_halves" integer NOT NULL,
	"compensatory_halves" integer NOT NULL,
	"early_arrival" integer NOT NULL,
	CONSTRAINT "closed_figure_center_month_person_pk" PRIMARY KEY("center","month","person")
);
--> statement-breakpoint
ALTER TABLE "closed_figure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "correction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"date" date NOT NULL,
	"finding" text NOT NULL,
	"point" text,
	"ruling" text NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"objection" uuid
);
--> statement-breakpoint
ALTER TABLE "correction" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "day_figure" (
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"date" date NOT NULL,
	"due" integer NOT NULL,
	"present" integer NOT NULL,
	"late" integer NOT NULL,
	"late_seconds" integer NOT NULL,
	"early_leave" integer NOT NULL,
	"early_seconds" integer NOT NULL,
	"missing" integer NOT NULL,
	"off_post" integer NOT NULL,
	"wandering" integer NOT NULL,
	"vacant_post" integer NOT NULL,
	"absent_halves" integer NOT NULL,
	"confirmed_halves" integer NOT NULL,
	"leave_halves" integer NOT NULL,
	"business_halves" integer NOT NULL,
	"compensatory_halves" integer NOT NULL,
	"early_arrival" integer NOT NULL,
	"provisional" integer NOT NULL,
	CONSTRAINT "day_figure_person_date_pk" PRIMARY KEY("person","date")
);
--> statement-breakpoint
ALTER TABLE "day_figure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deduction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"date" date NOT NULL,
	"finding" text NOT NULL,
	"point" text,
	"clause" text NOT NULL,
	"points" numeric,
	"entered_on" date NOT NULL,
	"revoked" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deduction" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "device_command" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "device_command_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"center" text NOT NULL,
	"serial" text NOT NULL,
	"order" jsonb NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"ordered_by" text NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"return_code" integer
);
--> statement-breakpoint
ALTER TABLE "device_command" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "device_drift" (
	"serial" text NOT NULL,
	"center" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seconds" integer NOT NULL,
	CONSTRAINT "device_drift_serial_at_pk" PRIMARY KEY("serial","at")
);
--> statement-breakpoint
ALTER TABLE "device_drift" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "file_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"serial" text NOT NULL,
	"filename" text NOT NULL,
	"sha256" text NOT NULL,
	"accepted" integer NOT NULL,
	"known" integer NOT NULL,
	"unread" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "file_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "look" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round" uuid NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text NOT NULL,
	"person" text,
	"at" timestamp without time zone NOT NULL,
	"state" text NOT NULL,
	"note" text,
	"photos" text[] NOT NULL,
	"authorised" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "look" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "month" (
	"center" text NOT NULL,
	"month" date NOT NULL,
	"version" integer NOT NULL,
	"ready_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" text,
	"posted_at" timestamp with time zone,
	"posted_by" text,
	"posting_number" text,
	"posted_late" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" text,
	CONSTRAINT "month_center_month_pk" PRIMARY KEY("center","month")
);
--> statement-breakpoint
ALTER TABLE "month" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "month_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"month" date NOT NULL,
	"date" date NOT NULL,
	"day_version" integer NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"cause" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "month_change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "month_figure" (
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"month" date NOT NULL,
	"name" text NOT NULL,
	"due" integer NOT NULL,
	"present" integer NOT NULL,
	"late" integer NOT NULL,
	"late_seconds" integer NOT NULL,
	"early_leave" integer NOT NULL,
	"early_seconds" integer NOT NULL,
	"missing" integer NOT NULL,
	"off_post" integer NOT NULL,
	"wandering" integer NOT NULL,
	"vacant_post" integer NOT NULL,
	"absent_halves" integer NOT NULL,
	"confirmed_halves" integer NOT NULL,
	"leave_halves" integer NOT NULL,
	"business_halves" integer NOT NULL,
	"compensatory_halves" integer NOT NULL,
	"early_arrival" integer NOT NULL,
	"provisional" integer NOT NULL,
	CONSTRAINT "month_figure_center_month_person_pk" PRIMARY KEY("center","month","person")
);
--> statement-breakpoint
ALTER TABLE "month_figure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notice_count" (
	"center" text NOT NULL,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "notice_count_center_year_kind_pk" PRIMARY KEY("center","year","kind")
);
--> statement-breakpoint
ALTER TABLE "notice_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "objection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"date" date NOT NULL,
	"finding" text NOT NULL,
	"point" text,
	"clause" text NOT NULL,
	"day_version" integer NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"decision" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "objection" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "registration" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL,
	"reason" text NOT NULL,
	"proofs" jsonb NOT NULL,
	"state" text NOT NULL,
	"registered_by" text NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"counts_from" timestamp with time zone,
	"due_at" timestamp with time zone,
	"due_clause" text,
	"returned_at" timestamp with time zone,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"decision" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "registration" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"kind" text NOT NULL,
	"date" date NOT NULL,
	"started_at" timestamp without time zone NOT NULL,
	"finished_at" timestamp without time zone,
	"by" text NOT NULL,
	"by_name" text NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "round" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "statement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"month" date NOT NULL,
	"people" integer NOT NULL,
	"figures" jsonb NOT NULL,
	"columns" text[] NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"due" date NOT NULL,
	"clause" text NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by" text,
	"note" text
);
--> statement-breakpoint
ALTER TABLE "statement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "days_to_judge" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "absence_ground_center" ON "absence_ground" USING btree ("center","year");--> statement-breakpoint
CREATE UNIQUE INDEX "board_notice_number" ON "board_notice" USING btree ("center","number");--> statement-breakpoint
CREATE INDEX "board_notice_issued" ON "board_notice" USING btree ("issued_at");--> statement-breakpoint
CREATE INDEX "closed_figure_department" ON "closed_figure" USING btree ("department","month");--> statement-breakpoint
CREATE INDEX "correction_person" ON "correction" USING btree ("person","date");--> statement-breakpoint
CREATE INDEX "correction_center" ON "correction" USING btree ("center","date");--> statement-breakpoint
CREATE INDEX "day_figure_center" ON "day_figure" USING btree ("center","date");--> statement-breakpoint
CREATE UNIQUE INDEX "deduction_once" ON "deduction" USING btree ("person","date","finding",coalesce("point", ''));--> statement-breakpoint
CREATE INDEX "deduction_center" ON "deduction" USING btree ("center","entered_on");--> statement-breakpoint
CREATE INDEX "device_command_center" ON "device_command" USING btree ("center","id");--> statement-breakpoint
CREATE INDEX "device_command_open" ON "device_command" USING btree ("serial","id") WHERE state in ('waiting', 'sent');--> statement-breakpoint
CREATE INDEX "file_import_center" ON "file_import" USING btree ("center","at");--> statement-breakpoint
CREATE INDEX "look_round" ON "look" USING btree ("round");--> statement-breakpoint
CREATE INDEX "look_person" ON "look" USING btree ("person","at");--> statement-breakpoint
CREATE INDEX "month_change_month" ON "month_change" USING btree ("center","month");--> statement-breakpoint
CREATE UNIQUE INDEX "month_change_once" ON "month_change" USING btree ("person","date","day_version");--> statement-breakpoint
CREATE INDEX "month_figure_person" ON "month_figure" USING btree ("person","month");--> statement-breakpoint
CREATE INDEX "month_figure_department" ON "month_figure" USING btree ("department","month");--> statement-breakpoint
CREATE UNIQUE INDEX "objection_open" ON "objection" USING btree ("person","date","finding",coalesce("point", '')) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "objection_person" ON "objection" USING btree ("person","date");--> statement-breakpoint
CREATE INDEX "objection_center" ON "objection" USING btree ("center","made_at");--> statement-breakpoint
CREATE INDEX "registration_person" ON "registration" USING btree ("person","starts_at");--> statement-breakpoint
CREATE INDEX "registration_center" ON "registration" USING btree ("center","registered_at");--> statement-breakpoint
CREATE INDEX "round_center" ON "round" USING btree ("center","date");--> statement-breakpoint
CREATE UNIQUE INDEX "statement_once" ON "statement" USING btree ("center","department","month");--> statement-breakpoint
CREATE INDEX "statement_department" ON "statement" USING btree ("department","month");--> statement-breakpoint
CREATE POLICY "deposit" ON "days_to_judge" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "collect" ON "days_to_judge" AS PERMISSIVE FOR ALL TO public USING ((select hall_all())) WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "absence_ground" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "absence_ground"."center" = any ((select hall_centers())::text[]) or "absence_ground"."department" = any ((select hall_departments())::text[]) or "absence_ground"."window" = any ((select hall_windows())::text[]) or "absence_ground"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "absence_ground"."center" = any ((select hall_centers())::text[]) or "absence_ground"."department" = any ((select hall_departments())::text[]) or "absence_ground"."window" = any ((select hall_windows())::text[]) or "absence_ground"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "board_notice" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "board_notice"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "board_notice"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "board_notice" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_read" ON "closed_figure" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "closed_figure"."center" = any ((select hall_centers())::text[]) or "closed_figure"."department" = any ((select hall_departments())::text[]) or "closed_figure"."window" = any ((select hall_windows())::text[]) or "closed_figure"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "closed_figure" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "closed_figure"."center" = any ((select hall_centers())::text[]) or "closed_figure"."department" = any ((select hall_departments())::text[]) or "closed_figure"."window" = any ((select hall_windows())::text[]) or "closed_figure"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "correction" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "correction"."center" = any ((select hall_centers())::text[]) or "correction"."department" = any ((select hall_departments())::text[]) or "correction"."window" = any ((select hall_windows())::text[]) or "correction"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "correction" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "correction"."center" = any ((select hall_centers())::text[]) or "correction"."department" = any ((select hall_departments())::text[]) or "correction"."window" = any ((select hall_windows())::text[]) or "correction"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "day_figure" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "day_figure"."center" = any ((select hall_centers())::text[]) or "day_figure"."department" = any ((select hall_departments())::text[]) or "day_figure"."window" = any ((select hall_windows())::text[]) or "day_figure"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "day_figure"."center" = any ((select hall_centers())::text[]) or "day_figure"."department" = any ((select hall_departments())::text[]) or "day_figure"."window" = any ((select hall_windows())::text[]) or "day_figure"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "deduction" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "deduction"."center" = any ((select hall_centers())::text[]) or "deduction"."department" = any ((select hall_departments())::text[]) or "deduction"."window" = any ((select hall_windows())::text[]) or "deduction"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "deduction"."center" = any ((select hall_centers())::text[]) or "deduction"."department" = any ((select hall_departments())::text[]) or "deduction"."window" = any ((select hall_windows())::text[]) or "deduction"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "device_command" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "device_command"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "device_command"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "device_drift" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "device_drift"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "device_drift" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "device_drift"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "file_import" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "file_import"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "file_import" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "file_import"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "look" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "look"."center" = any ((select hall_centers())::text[]) or "look"."department" = any ((select hall_departments())::text[]) or "look"."window" = any ((select hall_windows())::text[]) or "look"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "look" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "look"."center" = any ((select hall_centers())::text[]) or "look"."department" = any ((select hall_departments())::text[]) or "look"."window" = any ((select hall_windows())::text[]) or "look"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "month" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "month"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "month"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "month" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_read" ON "month_change" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "month_change"."center" = any ((select hall_centers())::text[]) or "month_change"."department" = any ((select hall_departments())::text[]) or "month_change"."window" = any ((select hall_windows())::text[]) or "month_change"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "month_change" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "month_change"."center" = any ((select hall_centers())::text[]) or "month_change"."department" = any ((select hall_departments())::text[]) or "month_change"."window" = any ((select hall_windows())::text[]) or "month_change"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "month_figure" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "month_figure"."center" = any ((select hall_centers())::text[]) or "month_figure"."department" = any ((select hall_departments())::text[]) or "month_figure"."window" = any ((select hall_windows())::text[]) or "month_figure"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "month_figure"."center" = any ((select hall_centers())::text[]) or "month_figure"."department" = any ((select hall_departments())::text[]) or "month_figure"."window" = any ((select hall_windows())::text[]) or "month_figure"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "notice_count" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "notice_count"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "notice_count"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "objection" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "objection"."center" = any ((select hall_centers())::text[]) or "objection"."department" = any ((select hall_departments())::text[]) or "objection"."window" = any ((select hall_windows())::text[]) or "objection"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "objection"."center" = any ((select hall_centers())::text[]) or "objection"."department" = any ((select hall_departments())::text[]) or "objection"."window" = any ((select hall_windows())::text[]) or "objection"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "registration" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "registration"."center" = any ((select hall_centers())::text[]) or "registration"."department" = any ((select hall_departments())::text[]) or "registration"."window" = any ((select hall_windows())::text[]) or "registration"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "registration"."center" = any ((select hall_centers())::text[]) or "registration"."department" = any ((select hall_departments())::text[]) or "registration"."window" = any ((select hall_windows())::text[]) or "registration"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "round" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "round"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "round"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "statement" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "statement"."center" = any ((select hall_centers())::text[]) or "statement"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "statement"."center" = any ((select hall_centers())::text[]) or "statement"."department" = any ((select hall_departments())::text[]));