CREATE TABLE "case_step" (
	"case" uuid NOT NULL,
	"version" integer NOT NULL,
	"center" text NOT NULL,
	"number" text NOT NULL,
	"window" text,
	"handler" text,
	"item" text NOT NULL,
	"state" text NOT NULL,
	"step" text NOT NULL,
	"stepped_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"due_on" date,
	"due_clause" text,
	"stopped" boolean NOT NULL,
	"finished_at" timestamp with time zone,
	"visits" integer NOT NULL,
	"notices" jsonb NOT NULL,
	CONSTRAINT "case_step_case_version_pk" PRIMARY KEY("case","version")
);
--> statement-breakpoint
ALTER TABLE "case_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "case_step_number" ON "case_step" USING btree ("center",upper(number));--> statement-breakpoint
CREATE POLICY "reach_read" ON "case_step" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "case_step"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "case_step" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "case_step"."center" = any ((select hall_centers())::text[]));